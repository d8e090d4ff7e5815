package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Normalisation;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Pointwise.ParametricRelu;
import io.onecycle.worker.compile.Window;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;

/** Reads layers that have a number for each of their inputs'. */
final class DenseReader {

  /**
   * Deeplearning4j adds nothing to a variance, and takes 0 for what divided by 0 is no number: this
   * changes no number that is one.
   */
  private static final double NEXT_TO_NOTHING = 1e-20;

  private final Reading reading;

  DenseReader(Reading reading) {
    this.reading = reading;
  }

  /** A dense layer before its activation; its bias comes after layer normalisation. */
  int read(DenseLayer layer, Map<String, Parameter> parameters, Seen given, Refusal refusal)
      throws NotCoveredException {
    if (!layer.hasLayerNorm()) {
      return sum(parameters, given, refusal);
    }
    int sum = sum(Map.of("W", parameters.get("W")), given, refusal);
    return reading.add(
        new Normalisation.OfLayer(
            sum, NEXT_TO_NOTHING, parameters.get("g"), Optional.ofNullable(parameters.get("b"))));
  }

  /** The weighted sums of all of an example's numbers. */
  int sum(Map<String, Parameter> parameters, Seen given, Refusal refusal)
      throws NotCoveredException {
    // Deeplearning4j's are [in, out].
    Parameter weights = parameters.get("W").permuted(1, 0);
    Shape shape = reading.shape(given);
    refusal.unless(
        weights.shape().get(1) == shape.size(),
        "takes",
        weights.shape().get(1),
        "numbers but is given",
        shape);
    refusal.unless(!given.axes().isImage(), "takes numbers but is given", given.axes());
    Parameter asGiven =
        given.axes() == Axes.ROWS_OF_CHANNELS_LAST
            ? weights.split(1, shape.height(), shape.width(), shape.channels()).permuted(0, 3, 1, 2)
            : weights;
    Optional<Parameter> bias = Optional.ofNullable(parameters.get("b"));
    return reading.add(new Operation.Dense(given.value(), asGiven, bias));
  }

  /** A weight and a bias for each feature: a convolution of one pixel, in as many groups. */
  int scaled(
      ElementWiseMultiplicationLayer layer,
      Map<String, Parameter> parameters,
      Seen rows,
      Refusal refusal)
      throws NotCoveredException {
    refusal.unless(layer.getIDropout() == null, "has dropout, which Deeplearning4j mistakes");
    Parameter weights = parameters.get("W");
    long features = reading.shape(rows).channels();
    refusal.unless(
        weights.length() == features, "takes", weights.length(), "numbers but is given", features);
    return reading.add(
        new Operation.Convolution(
            rows.value(),
            Window.pointwise(),
            weights.permuted(1, 0).split(1, 1, 1, 1, 1),
            Optional.of(parameters.get("b"))));
  }

  /** Slopes are laid out as the input is, with 1 where a dimension shares them. */
  Seen parametricRelu(PReLULayer layer, Parameter slopes, Seen given, Refusal refusal)
      throws NotCoveredException {
    if (slopes.shape().size() == 1) {
      Seen rows = reading.features(given, refusal);
      return fitted(slopes.split(0, slopes.length(), 1, 1), rows, refusal);
    }
    refusal.unless(slopes.shape().size() == 3, "has slopes of shape", slopes.shape());
    boolean last = given.axes() == Axes.CHANNELS_LAST;
    refusal.unless(last || given.axes() == Axes.CHANNELS_FIRST, "is given", given.axes());
    return fitted(last ? slopes.permuted(2, 0, 1) : slopes, given, refusal);
  }

  private Seen fitted(Parameter slopes, Seen given, Refusal refusal) throws NotCoveredException {
    Shape shape = reading.shape(given);
    boolean fits =
        fits(slopes, 0, shape.channels())
            && fits(slopes, 1, shape.height())
            && fits(slopes, 2, shape.width());
    refusal.unless(fits, "has slopes of shape", slopes.shape(), "for", shape);
    return given.as(reading.add(new ParametricRelu(given.value(), slopes)));
  }

  private static boolean fits(Parameter slopes, int dimension, int size) {
    long slope = slopes.shape().get(dimension);
    return slope == 1 || slope == size;
  }
}
