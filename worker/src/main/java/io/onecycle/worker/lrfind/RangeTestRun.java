package io.onecycle.worker.lrfind;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.batch.EvaluationBatches;
import io.onecycle.worker.data.batch.MiniBatches;
import io.onecycle.worker.data.batch.TrainingBatches;
import io.onecycle.worker.metric.Scorer;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerFactory;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.score.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a range test: the learning rate grows from iteration to iteration, and what becomes of the
 * losses is recorded (Smith, arXiv:1506.01186, section 3.3), in fastai 0.7's form {@code lr_find2}.
 */
public final class RangeTestRun {

  private final RangeTestSpec test;
  private final TrainingBatches training;
  private final EvaluationBatches validation;
  private final Trainer trainer;
  private final Target target;
  private final LrRamp ramp;
  private final List<Double> weightDecay;
  private final StopRule rule;
  private final List<String> names;
  private final List<RangePoint> points = new ArrayList<>();

  private RangeTestRun(RangeTestSpec test, Dataset data, Trainer trainer) {
    int groups = test.model().layerGroups();
    MiniBatches batches =
        MiniBatches.of(data, test.training(), test.training().batchSize(), test.seed());
    this.test = test;
    this.training = batches.training();
    this.names = batches.names();
    this.validation = batches.validation();
    this.trainer = trainer;
    this.target = data.train().target();
    this.ramp = new LrRamp(test.spec(), test.compat(), groups);
    this.weightDecay = Rates.spread(test.weightDecay(), groups);
    this.rule = new StopRule(test.spec().numIt(), test.spec().stopDv());
  }

  /** Tests a network that the seed has freshly initialised. */
  public static RangeTestResult run(
      RangeTestSpec test, Dataset data, TrainerFactory trainers, RangeTestListener listener) {
    try (Trainer trainer = trainers.create(test.trainer(), data.train())) {
      return new RangeTestRun(test, data, trainer).untilItStops(listener);
    }
  }

  /**
   * Tests a network as it is, with an empty optimiser's buffer. Whatever happens, weights,
   * batch-norm's statistics and the buffer are then put back; the test has mini-batches of its own,
   * so no one else's order of data is touched.
   *
   * @param trainer of the test's model; stays open
   */
  public static RangeTestResult on(
      Trainer trainer, RangeTestSpec test, Dataset data, RangeTestListener listener) {
    TrainerState before = trainer.state();
    try {
      trainer.resetOptimiser();
      return new RangeTestRun(test, data, trainer).untilItStops(listener);
    } finally {
      trainer.restore(before);
    }
  }

  /**
   * fastai makes one more step once there are enough records, and evaluates also after the step
   * that stops the test. Neither can be seen in what is recorded, so both are spared.
   */
  private RangeTestResult untilItStops(RangeTestListener listener) {
    while (!rule.enough()) {
      int i = points.size();
      Rates rates =
          new Rates(ramp.at(i), test.momentum(), weightDecay).freezing(test.model().frozenGroups());
      double loss = trainer.step(nextTrainingBatch(i), rates);
      Optional<Stopped> stopped = rule.next(loss);
      if (stopped.isPresent()) {
        return result(stopped.get());
      }
      RangePoint point =
          new RangePoint(i, rates.recordedLr(), loss, rule.smoothed(), validationScores());
      points.add(point);
      listener.iterationDone(point, test.spec().numIt());
    }
    return result(Stopped.END);
  }

  private RangeTestResult result(Stopped stopped) {
    return new RangeTestResult(points, stopped, trainer.backend());
  }

  private Scores validationScores() {
    Batch batch = nextValidationBatch();
    return trainer.evaluate(
        List.of(batch).iterator(), new Scorer(target, test.training().scoring(), names, false));
  }

  private Batch nextTrainingBatch(int i) {
    if (i % training.perEpoch() == 0) {
      training.startEpoch(i / training.perEpoch());
    }
    return training.next();
  }

  private Batch nextValidationBatch() {
    if (!validation.hasNext()) {
      validation.restart();
    }
    return validation.next();
  }
}
