package io.onecycle.worker.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * A classifier: what it computes and where its parameters lie. The last value is the logits, one
 * for each class; the loss is the mean cross-entropy of their softmax.
 *
 * @param input shape of one image
 * @param operations in an order in which each finds its inputs made
 * @param parameters all of the flat vector, in its order, without gaps
 */
public record Structure(Shape input, List<Operation> operations, List<Parameter> parameters) {

  public Structure {
    operations = List.copyOf(operations);
    parameters = List.copyOf(parameters);
  }

  /** The shape of each value, the input's first. */
  public List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(input);
    for (Operation operation : operations) {
      shapes.add(operation.applied(operation.inputs().stream().map(shapes::get).toList()));
    }
    return shapes;
  }

  /** How many classes it tells apart. */
  public int classes() {
    List<Shape> shapes = shapes();
    return shapes.get(shapes.size() - 1).channels();
  }

  /** Numbers in the flat vector. */
  public int parameterCount() {
    return Math.toIntExact(parameters.stream().mapToLong(Parameter::length).sum());
  }
}
