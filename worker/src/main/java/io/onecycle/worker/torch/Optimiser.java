package io.onecycle.worker.torch;

import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.WeightDecayMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The update of all trained parameters, a few operations for each run of like ones.
 *
 * <p>Heavy-ball, as PyTorch: {@code buf = m·buf + g; w −= lr·buf}. Nesterovs, as ND4J's updater of
 * that name: {@code v' = m·v − lr·g; w += (1+m)·v' − m·v}. L2 adds {@code wd·w} to {@code g};
 * decoupled decay subtracts {@code lr·wd·w} from {@code w} (arXiv:1711.05101). Running statistics
 * are moved by batch normalisation itself.
 */
final class Optimiser {

  private final ParameterVectors vectors;
  private final Training training;

  Optimiser(ParameterVectors vectors, Training training) {
    this.vectors = vectors;
    this.training = training;
  }

  /** Makes one step with the gradients that are there; they are used up. */
  void step(Rates rates) {
    for (ParameterRun run : vectors.runs()) {
      Tensor weights = vectors.weights(run);
      Tensor gradient = vectors.gradient(run);
      Tensor buffer = vectors.buffer(run);
      double lr = rates.lr().get(run.treatment().group());
      double wd = run.treatment().decays() ? rates.weightDecay().get(run.treatment().group()) : 0;
      decay(weights, gradient, lr, wd);
      if (training.optimizer() == Optimizer.SGD) {
        buffer.mul_(scalar(rates.momentum())).add_(gradient);
        weights.add_(buffer, scalar(-lr));
      } else {
        weights.add_(buffer, scalar(-rates.momentum()));
        buffer.mul_(scalar(rates.momentum())).add_(gradient, scalar(-lr));
        weights.add_(buffer, scalar(1 + rates.momentum()));
      }
    }
  }

  private void decay(Tensor weights, Tensor gradient, double lr, double wd) {
    if (wd == 0) {
      return;
    }
    if (training.weightDecayMode() == WeightDecayMode.L2) {
      gradient.add_(weights, scalar(wd));
    } else {
      weights.mul_(scalar(1 - lr * wd));
    }
  }

  private static Scalar scalar(double value) {
    return new Scalar(value);
  }
}
