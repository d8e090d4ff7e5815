package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Parameter;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All parameters and their gradient, each one vector of which the operations see pieces.
 *
 * @param numbers the flat vector
 * @param gradient as long; at running statistics, what the next update subtracts from them
 */
record Parameters(INDArray numbers, INDArray gradient) implements AutoCloseable {

  static Parameters zeros(int count) {
    return new Parameters(Nd4j.zeros(DataType.FLOAT, count), Nd4j.zeros(DataType.FLOAT, count));
  }

  /** A parameter in its shape. */
  INDArray of(Parameter parameter) {
    return piece(numbers, parameter);
  }

  /** A parameter's gradient in its shape. */
  INDArray gradientOf(Parameter parameter) {
    return piece(gradient, parameter);
  }

  private static INDArray piece(INDArray vector, Parameter parameter) {
    long[] shape = parameter.shape().stream().mapToLong(Long::longValue).toArray();
    long end = parameter.offset() + parameter.length();
    return vector.get(NDArrayIndex.interval(parameter.offset(), end)).reshape('c', true, shape);
  }

  @Override
  public void close() {
    numbers.close();
    gradient.close();
  }
}
