package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.metric.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * A network: what it computes and where its parameters lie. The last value is what the loss is
 * taken of.
 *
 * @param input shape of one image
 * @param operations in an order in which each finds its inputs made
 * @param parameters all of the flat vector, in its order, without gaps
 * @param loss of the last value
 * @param frozen layer groups that do not learn; batch norm's running statistics follow there too
 */
public record Structure(
    Shape input,
    List<Operation> operations,
    List<Parameter> parameters,
    Loss loss,
    List<Integer> frozen) {

  public Structure {
    operations = List.copyOf(operations);
    parameters = List.copyOf(parameters);
    frozen = List.copyOf(frozen);
  }

  /** One that learns all over. */
  public Structure(Shape input, List<Operation> operations, List<Parameter> parameters, Loss loss) {
    this(input, operations, parameters, loss, List.of());
  }

  /** A classifier, whose last value is the logits. */
  public Structure(Shape input, List<Operation> operations, List<Parameter> parameters) {
    this(input, operations, parameters, Loss.CROSS_ENTROPY);
  }

  /** The same, of which some layer groups do not learn. */
  public Structure freezing(List<Integer> groups) {
    return new Structure(input, operations, parameters, loss, groups);
  }

  /** Whether a parameter's layer group does not learn. */
  public boolean isFrozen(Parameter parameter) {
    return frozen.contains(parameter.group());
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

  /** How many numbers it puts out for an example. */
  public int outputs() {
    List<Shape> shapes = shapes();
    return shapes.get(shapes.size() - 1).channels();
  }

  /** Numbers in the flat vector. */
  public int parameterCount() {
    return Math.toIntExact(parameters.stream().mapToLong(Parameter::length).sum());
  }
}
