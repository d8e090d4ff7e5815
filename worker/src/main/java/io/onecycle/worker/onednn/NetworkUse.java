package io.onecycle.worker.onednn;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Structure;
import java.util.ArrayList;
import java.util.List;

/** Who reads which value of a network, and which values a gradient is needed of. */
final class NetworkUse {

  private final Structure structure;
  private final List<Shape> shapes;
  private final List<List<Integer>> readers = new ArrayList<>();
  private final boolean[] needsGradient;

  NetworkUse(Structure structure) {
    this.structure = structure;
    this.shapes = structure.shapes();
    this.needsGradient = new boolean[shapes.size()];
    shapes.forEach(shape -> readers.add(new ArrayList<>()));
    for (int i = 0; i < structure.operations().size(); i++) {
      Operation operation = structure.operations().get(i);
      boolean needed = !operation.parameters().isEmpty();
      for (int input : operation.inputs()) {
        readers.get(input).add(i);
        needed |= needsGradient[input];
      }
      needsGradient[i + 1] = needed;
    }
  }

  Structure structure() {
    return structure;
  }

  Shape shape(int value) {
    return shapes.get(value);
  }

  /** The indices of the operations that read a value. */
  List<Integer> readers(int value) {
    return readers.get(value);
  }

  /** Whether a trained parameter has a say in a value. */
  boolean needsGradient(int value) {
    return needsGradient[value];
  }

  /** The operation that makes a value other than the input. */
  Operation maker(int value) {
    return structure.operations().get(value - 1);
  }
}
