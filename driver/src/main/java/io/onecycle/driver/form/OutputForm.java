package io.onecycle.driver.form;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.List;

/**
 * What a network's outputs mean: the probability of each class, or numbers that become the targets'
 * own by {@code output · sd + mean + offset}.
 *
 * @param task {@link #CLASSIFICATION} or {@link #REGRESSION}
 * @param targets names of what is learnt: one of classes, else one for each output; none where no
 *     column names them
 * @param classes names in the order of outputs; none where numbers are learnt
 * @param mean of each number; none of classes
 * @param sd of each number, above 0; none of classes
 * @param offset of each number; none of classes
 */
public record OutputForm(
    String task,
    List<String> targets,
    List<String> classes,
    List<Double> mean,
    List<Double> sd,
    List<Double> offset)
    implements Serializable {

  public static final String CLASSIFICATION = "classification";
  public static final String REGRESSION = "regression";

  public OutputForm {
    targets = List.copyOf(targets);
    classes = List.copyOf(classes);
    mean = List.copyOf(mean);
    sd = List.copyOf(sd);
    offset = List.copyOf(offset);
    boolean isClasses = task.equals(CLASSIFICATION);
    Require.that(
        isClasses || task.equals(REGRESSION),
        "output.task",
        task,
        CLASSIFICATION + " or " + REGRESSION);
    Require.that(
        isClasses == mean.isEmpty() && isClasses != classes.isEmpty(),
        "output",
        classes.size() + " classes, " + mean.size() + " means",
        "classes, or means of numbers");
    Require.that(
        sd.size() == mean.size() && offset.size() == mean.size(),
        "output.sd",
        sd.size() + " values",
        "as many as means: " + mean.size());
  }

  public boolean tellsClasses() {
    return task.equals(CLASSIFICATION);
  }

  /** How many numbers a network puts out. */
  public int outputs() {
    return tellsClasses() ? classes.size() : mean.size();
  }

  /** What an output of numbers is called. */
  public String target(int output) {
    return output < targets.size() ? targets.get(output) : "output_" + (output + 1);
  }

  /** A number in the target's own units. */
  public double original(double scaled, int output) {
    return scaled * sd.get(output) + mean.get(output) + offset.get(output);
  }
}
