package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What numbers to be learnt are brought to: {@code (value − mean) / sd}. The loss is taken of what
 * comes out, metrics of the numbers as they were.
 *
 * @param mean of each output
 * @param sd above 0, of each output
 * @param offset of each output, what its examples lack of the numbers they stand for
 */
public record TargetScale(List<Double> mean, List<Double> sd, List<Double> offset)
    implements Serializable {

  /** Of numbers that stand for themselves. */
  public TargetScale(List<Double> mean, List<Double> sd) {
    this(mean, sd, Collections.nCopies(mean.size(), 0.0));
  }

  public TargetScale {
    mean = List.copyOf(mean);
    sd = List.copyOf(sd);
    offset = List.copyOf(offset);
    Require.that(
        offset.size() == mean.size(), "offset", offset, "as many values as means: " + mean.size());
    Require.that(sd.size() == mean.size(), "sd", sd, "as many values as means: " + mean.size());
    for (double value : mean) {
      Require.that(Double.isFinite(value), "mean", value, "a number");
    }
    for (double value : sd) {
      Require.that(value > 0 && Double.isFinite(value), "sd", value, "a number above 0");
    }
  }

  /** Leaves so many outputs as they are. */
  public static TargetScale none(int outputs) {
    return new TargetScale(Collections.nCopies(outputs, 0.0), Collections.nCopies(outputs, 1.0));
  }

  /**
   * Makes the numbers of the given examples have mean 0 and (population) standard deviation 1 in
   * each output; one without any variation is only centred. Classes are left as they are.
   */
  public static TargetScale of(Examples examples, int[] indices) {
    int outputs = examples.target().outputs();
    if (examples.target() instanceof Target.Classes) {
      return none(outputs);
    }
    float[] values = examples.values();
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int output = 0; output < outputs; output++) {
      Moments moments = new Moments();
      for (int index : indices) {
        moments.add(values[index * outputs + output]);
      }
      means.add(moments.mean());
      deviations.add(moments.deviation() == 0 ? 1 : moments.deviation());
    }
    return new TargetScale(means, deviations);
  }

  /** The same, of numbers that stand for others. */
  public TargetScale shiftedBy(Representation representation) {
    return new TargetScale(
        mean, sd, IntStream.range(0, mean.size()).mapToObj(representation::targetOffset).toList());
  }

  /** Whether examples stand for other numbers. */
  public boolean isShifted() {
    return offset.stream().anyMatch(each -> each != 0);
  }

  /** A number as it is learnt. */
  public float scaled(float value, int output) {
    return (float) ((value - mean.get(output)) / sd.get(output));
  }

  /** A number as examples have it. */
  public float original(float scaled, int output) {
    return (float) (scaled * sd.get(output) + mean.get(output));
  }

  /** The number that one of the examples' stands for, as close as a float32 comes to it. */
  public float meant(float original, int output) {
    return (float) (original + offset.get(output));
  }
}
