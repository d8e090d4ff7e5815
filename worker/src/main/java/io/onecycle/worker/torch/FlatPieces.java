package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Coding;
import io.onecycle.worker.compile.Parameter;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Parameters as they lie in a network's own flat vector. */
final class FlatPieces {

  private static final double LOG_10 = Math.log(10);

  private FlatPieces() {}

  /** What the vector holds for a parameter. */
  static Tensor of(Parameter parameter, Tensor shaped) {
    return ofNumbers(parameter, isPlain(parameter) ? shaped : encoded(shaped));
  }

  /** A parameter's numbers, or others of its shape, in the order of the vector. */
  static Tensor ofNumbers(Parameter parameter, Tensor shaped) {
    if (parameter.isRowMajor()) {
      return shaped.reshape(-1);
    }
    Tensor piece = torch.empty_like(shaped.reshape(-1));
    ordered(piece, parameter).copy_(shaped);
    return piece;
  }

  /** A parameter of a vector, in its shape. */
  static Tensor in(Tensor vector, Parameter parameter) {
    Tensor held = numbersIn(vector, parameter);
    return isPlain(parameter) ? held : decoded(held);
  }

  /** What a vector holds for a parameter, in its shape. */
  static Tensor numbersIn(Tensor vector, Parameter parameter) {
    return ordered(vector.narrow(0, parameter.offset(), parameter.length()), parameter);
  }

  private static Tensor ordered(Tensor piece, Parameter parameter) {
    return piece.as_strided(numbers(parameter.shape()), numbers(parameter.strides()));
  }

  private static boolean isPlain(Parameter parameter) {
    return parameter.coding() == Coding.PLAIN;
  }

  /** Half the logarithm, to base 10. */
  private static Tensor encoded(Tensor variances) {
    return variances.to(ScalarType.Double).log().mul(new Scalar(0.5 / LOG_10)).to(ScalarType.Float);
  }

  private static Tensor decoded(Tensor logarithms) {
    return logarithms.to(ScalarType.Double).mul(new Scalar(2 * LOG_10)).exp().to(ScalarType.Float);
  }

  private static long[] numbers(List<Long> list) {
    return list.stream().mapToLong(Long::longValue).toArray();
  }
}
