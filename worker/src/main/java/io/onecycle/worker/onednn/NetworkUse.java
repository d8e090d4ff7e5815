package io.onecycle.worker.onednn;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Structure;
import java.util.ArrayList;
import java.util.List;

/** Who reads which value of a network, and which values a gradient is needed of. */
final class NetworkUse {

  private final Structure structure;
  private final List<Shape> shapes;
  private final List<List<Integer>> readers = new ArrayList<>();
  private final boolean[] needsGradient;
  private final boolean[] hasParameters;

  NetworkUse(Structure structure) {
    this.structure = structure;
    this.shapes = structure.shapes();
    this.needsGradient = new boolean[shapes.size()];
    this.hasParameters = new boolean[shapes.size()];
    shapes.forEach(shape -> readers.add(new ArrayList<>()));
    for (int i = 0; i < structure.operations().size(); i++) {
      Operation operation = structure.operations().get(i);
      boolean needed =
          operation.parameters().stream().anyMatch(parameter -> !structure.isFrozen(parameter));
      boolean parametric = !operation.parameters().isEmpty();
      for (int input : operation.inputs()) {
        readers.get(input).add(i);
        needed |= needsGradient[input];
        parametric |= hasParameters[input];
      }
      needsGradient[i + 1] = needed;
      hasParameters[i + 1] = parametric;
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

  /** Whether a parameter that learns has a say in a value. */
  boolean needsGradient(int value) {
    return needsGradient[value];
  }

  /** Whether one would, were nothing frozen: how a value is computed does not depend on that. */
  boolean wouldNeedGradient(int value) {
    return hasParameters[value];
  }

  /** Whether a parameter's gradient is wanted. */
  boolean learns(Parameter parameter) {
    return !structure.isFrozen(parameter);
  }

  /** The operation that makes a value other than the input. */
  Operation maker(int value) {
    return structure.operations().get(value - 1);
  }
}
