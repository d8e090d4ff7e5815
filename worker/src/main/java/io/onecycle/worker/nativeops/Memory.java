package io.onecycle.worker.nativeops;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Structure;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What mini-batches of up to so many examples need: each value of the forward pass, kept for the
 * backward pass, and the pieces that gradients live in. Smaller mini-batches take the front of each
 * piece.
 */
final class Memory implements AutoCloseable {

  private final int capacity;
  private final List<Shape> shapes;
  private final GradientPlan plan;
  private final List<INDArray> values;
  private final List<INDArray> gradients;
  private final INDArray scratch;
  private final List<INDArray> own = new ArrayList<>();

  Memory(Structure structure, GradientPlan plan, int capacity) {
    this.capacity = capacity;
    this.shapes = structure.shapes();
    this.plan = plan;
    this.values = shapes.stream().map(Shape::size).map(this::vector).toList();
    this.gradients = plan.sizes().stream().map(this::vector).toList();
    this.scratch = vector(shapes.stream().mapToInt(Shape::size).max().orElseThrow());
  }

  /** How many examples fit. */
  int capacity() {
    return capacity;
  }

  /** The first {@code n} examples of value {@code v}, shape [n, channels, height, width]. */
  INDArray value(int v, int n) {
    return view(values.get(v), v, n);
  }

  /** The gradient of value {@code v}, in the same shape. */
  INDArray gradient(int v, int n) {
    return view(gradients.get(plan.piece(v)), v, n);
  }

  /** Room for a gradient that is only added to another, or that nobody wants. */
  INDArray scratch(int v, int n) {
    return view(scratch, v, n);
  }

  /** Further memory of one operation, freed with the rest. */
  INDArray further(long length) {
    INDArray array = Nd4j.zeros(DataType.FLOAT, length);
    own.add(array);
    return array;
  }

  private INDArray vector(int sizeOfExample) {
    return further((long) capacity * sizeOfExample);
  }

  private INDArray view(INDArray vector, int v, int n) {
    Shape shape = shapes.get(v);
    return vector
        .get(NDArrayIndex.interval(0, (long) n * shape.size()))
        .reshape('c', true, n, shape.channels(), shape.height(), shape.width());
  }

  @Override
  public void close() {
    own.forEach(INDArray::close);
  }
}
