package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Arrangement.Framed;
import io.onecycle.worker.compile.Arrangement.Joined;
import io.onecycle.worker.compile.Arrangement.Reshaped;
import io.onecycle.worker.compile.Arrangement.Slice;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Pointwise.Affine;
import io.onecycle.worker.compile.Pointwise.Combined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** Reads vertices that are no layers. */
final class VertexReader {

  private final Reading reading;

  VertexReader(Reading reading) {
    this.reading = reading;
  }

  /** What a vertex puts out. */
  Seen read(String name, GraphVertex vertex, List<Seen> inputs) throws NotCoveredException {
    Refusal refusal = new Refusal("Vertex " + name);
    if (vertex instanceof ElementWiseVertex elements) {
      return combined(elements.getOp(), alike(inputs, refusal), refusal);
    } else if (vertex instanceof MergeVertex merge) {
      return joined(merge, alike(inputs, refusal), refusal);
    }
    refusal.unless(inputs.size() == 1, "has", inputs.size(), "inputs");
    Seen given = inputs.get(0);
    if (vertex instanceof ScaleVertex scale) {
      return given.as(reading.add(new Affine(given.value(), scale.getScaleFactor(), 0)));
    } else if (vertex instanceof ShiftVertex shift) {
      return given.as(reading.add(new Affine(given.value(), 1, shift.getShiftFactor())));
    } else if (vertex instanceof SubsetVertex subset) {
      Seen whole = plain(given, refusal);
      return whole.as(reading.add(new Slice(whole.value(), subset.getFrom(), subset.getTo() + 1)));
    } else if (vertex instanceof PoolHelperVertex) {
      refusal.unless(given.axes() == Axes.CHANNELS_FIRST, "is given", given.axes());
      return given.as(reading.add(new Framed(given.value(), -1, -1, 0, 0)));
    } else if (vertex instanceof ReshapeVertex reshape) {
      return reshaped(reshape, plain(given, refusal), refusal);
    } else if (vertex instanceof PreprocessorVertex processor) {
      return new PreprocessorReader(reading).read(processor.getPreProcessor(), given, refusal);
    }
    throw refusal.because("is a", vertex.getClass().getSimpleName());
  }

  private Seen combined(ElementWiseVertex.Op op, List<Seen> inputs, Refusal refusal)
      throws NotCoveredException {
    Shape first = reading.shape(inputs.get(0));
    for (Seen other : inputs) {
      refusal.unless(
          reading.shape(other).equals(first), "is", op, "of", first, "and", reading.shape(other));
    }
    int result = inputs.get(0).value();
    for (Seen other : inputs.subList(1, inputs.size())) {
      result = reading.add(combined(op, result, other.value()));
    }
    if (op == ElementWiseVertex.Op.Average && inputs.size() > 1) {
      result = reading.add(new Affine(result, 1.0 / inputs.size(), 0));
    }
    return inputs.get(0).as(result);
  }

  private static Operation combined(ElementWiseVertex.Op op, int left, int right) {
    return switch (op) {
      case Add, Average -> new Operation.Add(left, right);
      case Subtract -> new Combined(Combined.Kind.DIFFERENCE, left, right);
      case Product -> new Combined(Combined.Kind.PRODUCT, left, right);
      case Max -> new Combined(Combined.Kind.MAX, left, right);
    };
  }

  private Seen joined(MergeVertex merge, List<Seen> inputs, Refusal refusal)
      throws NotCoveredException {
    Seen first = inputs.get(0);
    if (inputs.size() == 1) {
      return first;
    }
    int channels = first.axes() == Axes.CHANNELS_LAST ? 3 : 1;
    refusal.unless(
        merge.getMergeAxis() == channels, "merges along dimension", merge.getMergeAxis());
    Shape shape = reading.shape(first);
    for (Seen other : inputs) {
      Shape next = reading.shape(other);
      refusal.unless(
          next.height() == shape.height() && next.width() == shape.width(),
          "merges",
          shape,
          "and",
          next);
    }
    return first.as(reading.add(new Joined(inputs.stream().map(Seen::value).toList())));
  }

  /** Deeplearning4j's first size is the mini-batch's, or −1. */
  private Seen reshaped(ReshapeVertex reshape, Seen given, Refusal refusal)
      throws NotCoveredException {
    int[] sizes = reshape.getNewShape();
    refusal.unless(
        reshape.getReshapeOrder() == 'c' && sizes[0] == -1 && (sizes.length & 1) == 0,
        "reshapes to",
        Arrays.toString(sizes),
        "in order",
        reshape.getReshapeOrder());
    boolean image = sizes.length == 4;
    Shape to = image ? new Shape(sizes[1], sizes[2], sizes[3]) : Shape.features(sizes[1]);
    Shape from = reading.shape(given);
    refusal.unless(to.size() == from.size(), "reshapes", from, "to", to);
    int value = to.equals(from) ? given.value() : reading.add(new Reshaped(given.value(), to));
    return new Seen(value, image ? Axes.CHANNELS_FIRST : Axes.ROWS);
  }

  /** Features, or an image with its channels first. */
  private Seen plain(Seen given, Refusal refusal) throws NotCoveredException {
    return given.axes() == Axes.CHANNELS_FIRST ? given : reading.features(given, refusal);
  }

  /** All laid out in one way. */
  private List<Seen> alike(List<Seen> inputs, Refusal refusal) throws NotCoveredException {
    Axes axes = inputs.get(0).axes();
    List<Seen> alike = new ArrayList<>();
    for (Seen input : inputs) {
      refusal.unless(input.axes() == axes, "is given", axes, "and", input.axes());
      alike.add(axes == Axes.ROWS ? reading.features(input, refusal) : input);
    }
    return alike;
  }
}
