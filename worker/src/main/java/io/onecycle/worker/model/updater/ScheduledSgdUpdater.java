package io.onecycle.worker.model.updater;

import io.onecycle.worker.trial.Optimizer;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * Applies {@link ScheduledSgd} to neighbouring parameters. What it leaves in the place of the
 * gradient, Deeplearning4j subtracts from them.
 *
 * <p>Heavy-ball: {@code buf = m·buf + g}, subtracted is {@code lr·buf}. Nesterovs: {@code v' = m·v
 * − lr·g}, subtracted is {@code m·v − (1+m)·v'}.
 */
public final class ScheduledSgdUpdater implements GradientUpdater<ScheduledSgd> {

  private static final String BUFFER = "BUFFER";

  private final ScheduledSgd config;
  private INDArray buffer;
  private double appliedRate = Double.NaN;
  private double appliedMomentum = Double.NaN;

  ScheduledSgdUpdater(ScheduledSgd config) {
    this.config = config;
  }

  /** The learning rate of the last update made; NaN before the first. */
  public double appliedRate() {
    return appliedRate;
  }

  /** The momentum of the last update made; NaN before the first. */
  public double appliedMomentum() {
    return appliedMomentum;
  }

  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    double lr = config.getLearningRate(iteration, epoch);
    double momentum = config.momentum(iteration, epoch);
    if (config.rule() == Optimizer.SGD) {
      buffer.muli(momentum).addi(gradient);
      gradient.assign(buffer).muli(lr);
    } else {
      try (INDArray before = buffer.mul(momentum)) {
        buffer.muli(momentum).subi(gradient.muli(lr));
        gradient.assign(buffer).muli(-(1 + momentum)).addi(before);
      }
    }
    appliedRate = lr;
    appliedMomentum = momentum;
  }

  @Override
  public ScheduledSgd getConfig() {
    return config;
  }

  @Override
  public void setState(Map<String, INDArray> state, boolean initialize) {
    if (!state.containsKey(BUFFER)) {
      throw new IllegalStateException(
          "Cannot go on from the updater state " + state.keySet() + ": it has no " + BUFFER);
    }
    buffer = state.get(BUFFER);
    if (initialize) {
      buffer.assign(0);
    }
  }

  @Override
  public Map<String, INDArray> getState() {
    return Map.of(BUFFER, buffer);
  }

  @Override
  public void setStateViewArray(
      INDArray view, long[] gradientShape, char gradientOrder, boolean initialize) {
    buffer = view.reshape(gradientOrder, gradientShape);
    if (initialize) {
      buffer.assign(0);
    }
  }
}
