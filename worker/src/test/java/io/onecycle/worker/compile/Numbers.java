package io.onecycle.worker.compile;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.TargetScale;
import io.onecycle.worker.metric.Loss;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Seeded parameters and mini-batches, and trainers that have them. */
public final class Numbers {

  public static final int BATCH = 5;

  private Numbers() {}

  public static Training training() {
    return new Training(
        1,
        1,
        BATCH,
        Training.NO_LIMIT,
        new Validation.HeldOut(0.1, false),
        Set.of(),
        Optimizer.SGD,
        WeightDecayMode.L2,
        WeightDecayScope.ALL);
  }

  public static Trainer trainer(Compiler compiler, Structure structure) throws NotCoveredException {
    Trainer trainer = compiler.compile(structure, training());
    trainer.restore(state(structure));
    return trainer;
  }

  /** All positive where a variance may be, and none of them 0. */
  public static TrainerState state(Structure structure) {
    int count = structure.parameterCount();
    float[] numbers = new float[count];
    SplittableRandom random = new SplittableRandom(1);
    structure
        .parameters()
        .forEach(
            parameter -> {
              for (long i = 0; i < parameter.length(); i++) {
                numbers[(int) (parameter.offset() + i)] =
                    (float)
                        switch (parameter.kind()) {
                          case WEIGHT -> random.nextDouble(-0.6, 0.6);
                          case OFFSET -> random.nextDouble(-0.9, 0.9);
                          case STATISTIC -> random.nextDouble(0.2, 1.5);
                        };
              }
            });
    return new TrainerState(numbers, new float[count], 0, 1);
  }

  public static Batch batch(Structure structure, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    // Longer than needed, as the iterators' last ones are.
    float[] pixels = new float[n * structure.input().size() + 7];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble(-1.5, 1.5);
    }
    if (structure.loss() == Loss.SQUARED_ERROR) {
      return numbers(structure, pixels, n, random);
    }
    int[] labels = new int[n + 2];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(Math.max(2, structure.outputs()));
    }
    return Batch.ofClasses(pixels, labels, n, structure.input());
  }

  private static Batch numbers(
      Structure structure, float[] pixels, int n, SplittableRandom random) {
    float[] values = new float[(n + 2) * structure.outputs()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return Batch.ofNumbers(
        pixels, values, TargetScale.none(structure.outputs()), n, structure.input());
  }

  /** The same rate for up to three layer groups, with neither momentum nor decay. */
  public static Rates rate(double lr) {
    return new Rates(Collections.nCopies(3, lr), 0, Collections.nCopies(3, 0.0));
  }

  public static Rates rates(double momentum, double weightDecay, Double... lr) {
    return new Rates(List.of(lr), momentum, Collections.nCopies(lr.length, weightDecay));
  }

  public static double[] doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      doubles[i] = numbers[i];
    }
    return doubles;
  }
}
