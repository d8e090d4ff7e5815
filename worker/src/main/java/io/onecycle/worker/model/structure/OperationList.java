package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation;
import java.util.ArrayList;
import java.util.List;

/** The operations of a structure while they are read; keeps count of values and their shapes. */
final class OperationList {

  private final List<Operation> operations = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();

  OperationList(Shape input) {
    shapes.add(input);
  }

  /** Appends an operation and gives the number of the value that it makes. */
  int add(Operation operation) {
    shapes.add(operation.applied(operation.inputs().stream().map(shapes::get).toList()));
    operations.add(operation);
    return operations.size();
  }

  Shape shape(int value) {
    return shapes.get(value);
  }

  List<Operation> all() {
    return operations;
  }

  /** The number of the latest value. */
  int last() {
    return operations.size();
  }
}
