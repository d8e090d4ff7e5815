package io.onecycle.worker.model.updater;

import io.onecycle.worker.trial.Optimizer;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A trial's update as a Deeplearning4j updater: SGD with momentum, learning rate and momentum both
 * scheduled. Heavy-ball, as PyTorch and unlike ND4J's Nesterovs, or the latter's rule by our own
 * schedules. Weight decay is not in it: an updater does not see the weights.
 */
public final class ScheduledSgd implements IUpdater {

  private static final long serialVersionUID = 1;

  private final Optimizer rule;
  private ISchedule rate;
  private final ISchedule momentum;

  /**
   * An updater.
   *
   * @param rate learning rate by iteration
   * @param momentum likewise
   */
  @JsonCreator
  public ScheduledSgd(
      @JsonProperty("rule") Optimizer rule,
      @JsonProperty("rate") ISchedule rate,
      @JsonProperty("momentum") ISchedule momentum) {
    this.rule = rule;
    this.rate = rate;
    this.momentum = momentum;
  }

  Optimizer rule() {
    return rule;
  }

  /** The momentum of an iteration. */
  double momentum(int iteration, int epoch) {
    return momentum.valueAt(iteration, epoch);
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return rate.valueAt(iteration, epoch);
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  /** Deeplearning4j's way to change a network's learning rate later; a schedule wins. */
  @Override
  public void setLrAndSchedule(double lr, ISchedule schedule) {
    rate = schedule == null ? new org.nd4j.linalg.schedule.FixedSchedule(lr) : schedule;
  }

  @Override
  public long stateSize(long numParams) {
    return numParams;
  }

  @Override
  public GradientUpdater<ScheduledSgd> instantiate(INDArray view, boolean initialize) {
    ScheduledSgdUpdater updater = new ScheduledSgdUpdater(this);
    updater.setStateViewArray(view, view.shape(), view.ordering(), initialize);
    return updater;
  }

  @Override
  public GradientUpdater<ScheduledSgd> instantiate(
      Map<String, INDArray> state, boolean initialize) {
    ScheduledSgdUpdater updater = new ScheduledSgdUpdater(this);
    updater.setState(state, initialize);
    return updater;
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public ScheduledSgd clone() {
    return new ScheduledSgd(rule, rate.clone(), momentum.clone());
  }

  /** Neighbours with equal updaters are updated as one. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ScheduledSgd that
        && rule == that.rule
        && rate.equals(that.rate)
        && momentum.equals(that.momentum);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rule, rate, momentum);
  }
}
