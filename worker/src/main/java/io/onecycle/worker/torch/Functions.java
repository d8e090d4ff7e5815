package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Pointwise;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Functions of numbers and of pairs of them. */
final class Functions {

  private Functions() {}

  static Tensor activation(Operation.Activation operation, Tensor x) {
    double constant = operation.slope();
    return switch (operation.function()) {
      case RELU -> torch.relu(x);
      case LEAKY_RELU -> torch.leaky_relu(x, scalar(constant));
      case ELU -> torch.elu(x, scalar(constant), scalar(1), scalar(1));
      case TANH -> torch.tanh(x);
      case SIGMOID -> torch.sigmoid(x);
      case SWISH -> constant == 1 ? torch.silu(x) : x.mul(torch.sigmoid(x.mul(scalar(constant))));
      case MISH -> torch.mish(x);
      case SOFTPLUS -> torch.softplus(x);
      case SOFTSIGN -> x.div(x.abs().add(scalar(1)));
      case CUBE -> x.mul(x).mul(x);
      case THRESHOLDED_RELU -> torch.threshold(x, scalar(constant), scalar(0));
      case RATIONAL_TANH -> rationalTanh(x);
    };
  }

  private static Tensor rationalTanh(Tensor x) {
    Tensor size = x.abs().mul(scalar(2.0 / 3));
    Tensor square = size.square();
    Tensor sum = square.square().mul(scalar(1.41645)).add(square).add(size).add(scalar(1));
    return sum.reciprocal().neg().add(scalar(1)).mul(x.sign()).mul(scalar(1.7159));
  }

  static Tensor affine(Pointwise.Affine operation, Tensor x) {
    return x.mul(scalar(operation.factor())).add(scalar(operation.summand()));
  }

  static Tensor clip(Pointwise.Clip operation, Tensor x) {
    return torch.clamp(
        x,
        new ScalarOptional(scalar(operation.least())),
        new ScalarOptional(scalar(operation.most())));
  }

  static Tensor parametricRelu(Pointwise.ParametricRelu operation, Pass pass) {
    Tensor x = pass.value(operation.input());
    Tensor slopes = pass.parameter(operation.slopes());
    return torch.relu(x).sub(torch.relu(x.neg()).mul(slopes));
  }

  static Tensor combined(Pointwise.Combined operation, Pass pass) {
    Tensor left = pass.value(operation.left());
    Tensor right = pass.value(operation.right());
    return switch (operation.kind()) {
      case DIFFERENCE -> left.sub(right);
      case PRODUCT -> left.mul(right);
      // libtorch's own would divide the gradient where both are equal.
      case MAX -> torch.where(left.ge(right), left, right);
    };
  }

  private static Scalar scalar(double number) {
    return new Scalar(number);
  }
}
