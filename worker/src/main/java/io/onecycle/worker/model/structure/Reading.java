package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Arrangement.Reshaped;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;

/** A structure while it is read: its operations so far, and the shapes of its values. */
final class Reading {

  private final List<Operation> operations = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();

  Reading(Shape input) {
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

  Shape shape(Seen seen) {
    return shapes.get(seen.value());
  }

  List<Operation> all() {
    return operations;
  }

  /** The number of the latest value. */
  int last() {
    return operations.size();
  }

  /** An image in the format that a layer is configured for; Deeplearning4j converts none. */
  Seen image(Seen given, CNN2DFormat format, Refusal refusal) throws NotCoveredException {
    Axes wanted = format == CNN2DFormat.NHWC ? Axes.CHANNELS_LAST : Axes.CHANNELS_FIRST;
    refusal.unless(
        given.axes() == wanted, "has the data format", format, "but is given", given.axes());
    return given.in(wanted);
  }

  /** The numbers of each example as features, one beside the other. */
  Seen features(Seen given, Refusal refusal) throws NotCoveredException {
    refusal.unless(given.axes() == Axes.ROWS, "is given", given.axes());
    Shape shape = shape(given);
    return shape.size() == shape.channels()
        ? given
        : new Seen(add(new Reshaped(given.value(), Shape.features(shape.size()))), Axes.ROWS);
  }

  /** Images or features, whose channels are what a layer has one number for each of. */
  Seen channels(Seen given, CNN2DFormat format, long channels, Refusal refusal)
      throws NotCoveredException {
    Seen seen =
        given.axes() == Axes.ROWS ? features(given, refusal) : image(given, format, refusal);
    Shape shape = shape(seen);
    refusal.unless(shape.channels() == channels, "takes", channels, "channels but is given", shape);
    return seen;
  }
}
