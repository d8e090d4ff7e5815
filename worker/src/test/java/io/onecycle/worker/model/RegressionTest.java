package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trials;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import io.onecycle.worker.trial.score.Scores;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A perceptron that learns two numbers, in very different units, from five features. */
class RegressionTest {

  @Test
  void everyBackendLearnsTheNumbersAlike() {
    TrialResult compiled = train(Backend.ONEDNN);
    TrialResult torch = train(Backend.TORCH);
    TrialResult stock = train(Backend.DL4J);
    assertThat(compiled.backend()).startsWith("onednn");
    assertThat(stock.backend()).startsWith("dl4j");
    for (int t = 0; t < compiled.curve().size(); t++) {
      double loss = compiled.curve().get(t).trainLoss();
      assertThat(torch.curve().get(t).trainLoss()).isCloseTo(loss, within(1e-3 * loss));
      assertThat(stock.curve().get(t).trainLoss()).isCloseTo(loss, within(1e-3 * loss));
    }
    Scores last = ((Outcome.Completed) compiled.outcome()).last();
    assertThat(last.metric("r2").orElseThrow()).isBetween(0.9, 1.0);
    assertThat(last.loss()).isLessThan(0.1);
    // Of the order of the second number's deviation, 1000, far below it.
    assertThat(last.metric("rmse").orElseThrow()).isBetween(1.0, 200.0);
  }

  @Test
  void everyBackendLearnsOneNumberFromOneFeature() {
    TrialResult compiled = train(Backend.ONEDNN, line());
    TrialResult torch = train(Backend.TORCH, line());
    TrialResult stock = train(Backend.DL4J, line());
    assertThat(compiled.backend()).startsWith("onednn");
    assertThat(torch.backend()).isEqualTo("torch/cpu");
    for (int t = 0; t < compiled.curve().size(); t++) {
      double loss = compiled.curve().get(t).trainLoss();
      assertThat(torch.curve().get(t).trainLoss()).isCloseTo(loss, within(1e-3 * loss));
      assertThat(stock.curve().get(t).trainLoss()).isCloseTo(loss, within(1e-3 * loss));
    }
  }

  private static TrialResult train(Backend backend) {
    return train(backend, data());
  }

  private static TrialResult train(Backend backend, Dataset data) {
    Training training = Trials.training(6, WeightDecayMode.L2, WeightDecayScope.ALL, Optimizer.SGD);
    return new TrainingLoop(new Trainers(backend, 1, SharedTrainers.ofThisJvm()), System::nanoTime)
        .run(Trials.of(training, 0.1, 1e-4, 1), data, TrialListener.NONE);
  }

  private static Dataset line() {
    float[] features = new float[300];
    float[] values = new float[300];
    for (int i = 0; i < features.length; i++) {
      features[i] = i % 50;
      values[i] = 3 * features[i] - 7;
    }
    Examples examples = Examples.features(Shape.features(1), features, 1, values);
    return new Dataset("line", examples, examples);
  }

  private static Dataset data() {
    return new Dataset("numbers", examples(700, 1), examples(10, 2));
  }

  private static Examples examples(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] features = new float[count * 5];
    float[] values = new float[count * 2];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int k = 0; k < 5; k++) {
        double feature = random.nextGaussian();
        features[i * 5 + k] = (float) (feature * Math.pow(10, k));
        sum += feature * (k - 2);
      }
      values[i * 2] = (float) (0.01 * sum);
      values[i * 2 + 1] = (float) (5000 - 300 * sum);
    }
    return Examples.features(Shape.features(5), features, 2, values);
  }
}
