package io.onecycle.worker.torch;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What libtorch offers for each operation. */
final class Layers {

  private static final long[] UNDILATED = {1, 1};
  private static final long UNGROUPED = 1;

  private Layers() {}

  /**
   * The layer of an operation.
   *
   * @param value the number of the value that it makes
   * @throws NotCoveredException if there is none
   */
  static Layer of(Operation operation, int value) throws NotCoveredException {
    if (operation instanceof Operation.Convolution convolution) {
      return pass -> convolution(convolution, pass);
    }
    if (operation instanceof Operation.Dense dense) {
      return pass -> dense(dense, pass);
    }
    if (operation instanceof Operation.BatchNorm norm) {
      return new BatchNormLayer(norm);
    }
    if (operation instanceof Operation.Activation activation) {
      return pass -> activation(activation, pass.value(activation.input()));
    }
    if (operation instanceof Operation.Pool pool) {
      return new PoolLayer(pool);
    }
    if (operation instanceof Operation.Add add) {
      return pass -> pass.value(add.left()).add(pass.value(add.right()));
    }
    if (operation instanceof Operation.Dropout dropout) {
      return pass -> dropout(dropout, value, pass);
    }
    throw new NotCoveredException("no libtorch operation for " + operation);
  }

  private static Tensor convolution(Operation.Convolution operation, Pass pass) {
    Padding padding = Padding.ofConvolution(operation.window());
    return torch.conv2d(
        padding.applied(pass.value(operation.input()), 0),
        pass.parameter(operation.weights()),
        optional(operation.bias().map(pass::parameter)),
        padding.stride(),
        padding.within(),
        UNDILATED,
        UNGROUPED);
  }

  private static Tensor dense(Operation.Dense operation, Pass pass) {
    Tensor x = pass.value(operation.input());
    Tensor y =
        torch.linear(
            x.reshape(x.size(0), -1),
            pass.parameter(operation.weights()),
            optional(operation.bias().map(pass::parameter)));
    return y.view(y.size(0), y.size(1), 1, 1);
  }

  private static Tensor activation(Operation.Activation operation, Tensor x) {
    return switch (operation.function()) {
      case RELU -> torch.relu(x);
      case LEAKY_RELU -> torch.leaky_relu(x, new Scalar(operation.slope()));
      case ELU -> torch.elu(x, new Scalar(operation.slope()), new Scalar(1.0), new Scalar(1.0));
      case TANH -> torch.tanh(x);
      case SIGMOID -> torch.sigmoid(x);
    };
  }

  private static Tensor dropout(Operation.Dropout operation, int value, Pass pass) {
    Tensor x = pass.value(operation.input());
    return pass.isTraining() && operation.keep() < 1
        ? x.mul(pass.factors(operation.keep(), value, x))
        : x;
  }

  static TensorOptional optional(Optional<Tensor> tensor) {
    return tensor.map(TensorOptional::new).orElseGet(TensorOptional::new);
  }
}
