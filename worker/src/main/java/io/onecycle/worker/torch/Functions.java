package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Pointwise;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Functions of each number by itself, or of each pair. */
final class Functions {

  private Functions() {}

  static Tensor applied(Operation.Activation operation, Tensor x) {
    Scalar a = new Scalar(operation.slope());
    Scalar one = new Scalar(1.0);
    return switch (operation.function()) {
      case RELU -> torch.relu(x);
      case LEAKY_RELU -> torch.leaky_relu(x, a);
      case ELU -> torch.elu(x, a, one, one);
      case TANH -> torch.tanh(x);
      case SIGMOID -> torch.sigmoid(x);
      case SWISH -> x.mul(torch.sigmoid(x.mul(a)));
      case MISH -> torch.mish(x);
      case SOFTPLUS -> torch.softplus(x);
      case SOFTSIGN -> x.div(torch.abs(x).add(one));
      case CUBE -> x.mul(x).mul(x);
      case THRESHOLDED_RELU -> torch.threshold(x, a, new Scalar(0.0));
      case RATIONAL_TANH -> rationalTanh(x);
    };
  }

  private static Tensor rationalTanh(Tensor x) {
    Scalar one = new Scalar(1.0);
    Tensor y = x.mul(new Scalar(2.0 / 3));
    Tensor square = y.mul(y);
    Tensor sum = torch.abs(y).add(one).add(square).add(square.mul(square).mul(new Scalar(1.41645)));
    return torch.sign(y).mul(sum.reciprocal().neg().add(one)).mul(new Scalar(1.7159));
  }

  /** The right value may have one number for a whole channel. */
  static Tensor combined(Pointwise.Combined operation, Pass pass) {
    Tensor left = pass.value(operation.left());
    Tensor right = pass.value(operation.right());
    return switch (operation.kind()) {
      case DIFFERENCE -> left.sub(right);
      case PRODUCT -> left.mul(right);
      // Of equals the gradient is the left one's, where torch.maximum would share it.
      case MAX -> torch.where(left.ge(right), left, right);
    };
  }
}
