package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_elu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_logistic_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_tanh_use_dst_for_bwd;

import io.onecycle.worker.compile.Operation.Activation;

/** oneDNN's numbers for the activation functions. */
final class Elementwise {

  private Elementwise() {}

  /** Whether a function's gradient can be taken from its result. */
  static boolean isByResult(Activation activation) {
    return switch (activation.function()) {
      case RELU, TANH, SIGMOID -> true;
      case LEAKY_RELU, ELU -> activation.slope() >= 0;
      default -> false;
    };
  }

  static int algorithm(Activation activation) {
    return switch (activation.function()) {
      case RELU, LEAKY_RELU -> dnnl_eltwise_relu;
      case ELU -> dnnl_eltwise_elu;
      case TANH -> dnnl_eltwise_tanh;
      case SIGMOID -> dnnl_eltwise_logistic;
      default -> throw unknown(activation);
    };
  }

  /** The form whose gradient is taken from its result, so that its argument may be overwritten. */
  static int algorithmByResult(Activation activation) {
    return switch (activation.function()) {
      case RELU, LEAKY_RELU -> dnnl_eltwise_relu_use_dst_for_bwd;
      case ELU -> dnnl_eltwise_elu_use_dst_for_bwd;
      case TANH -> dnnl_eltwise_tanh_use_dst_for_bwd;
      case SIGMOID -> dnnl_eltwise_logistic_use_dst_for_bwd;
      default -> throw unknown(activation);
    };
  }

  static float alpha(Activation activation) {
    return switch (activation.function()) {
      case LEAKY_RELU, ELU -> (float) activation.slope();
      default -> 0;
    };
  }

  private static IllegalArgumentException unknown(Activation activation) {
    return new IllegalArgumentException("No algorithm of oneDNN: " + activation);
  }
}
