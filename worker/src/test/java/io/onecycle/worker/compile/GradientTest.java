package io.onecycle.worker.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Trainer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against central differences of the same network in doubles. */
public abstract class GradientTest {

  /** Of networks, mini-batches and numbers by name: the same for every compiler. */
  private static final Map<String, Double> SLOPES = new ConcurrentHashMap<>();

  private final Compiler compiler;
  private final double tolerance;

  /**
   * Checks one compiler.
   *
   * @param tolerance relative to the largest number of a parameter's gradient
   */
  protected GradientTest(Compiler compiler, double tolerance) {
    this.compiler = compiler;
    this.tolerance = tolerance;
  }

  static Stream<String> nets() {
    return Nets.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("nets")
  void isTheSlopeOfTheLoss(String name) throws NotCoveredException {
    check(name, Numbers.BATCH);
  }

  @ParameterizedTest
  @MethodSource("nets")
  void isTheSlopeOfTheLossOfASmallerAndOfALargerBatch(String name) throws NotCoveredException {
    check(name, Numbers.BATCH - 2);
    check(name, Numbers.BATCH + 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"perceptron", "lenet", "perceptron that ends in a sigmoid"})
  void isTheSlopeOfALossThatWeighsClasses(String name) throws NotCoveredException {
    Structure structure = Nets.all().get(name);
    double[] weights = structure.outputs() == 1 ? new double[] {0.4, 3} : new double[] {2, 0.1, 7};
    for (int n : new int[] {Numbers.BATCH, 1}) {
      Batch batch = Numbers.batch(structure, n, 2).weighing(weights);
      check("weighed " + name, structure, batch);
    }
  }

  private void check(String name, int n) throws NotCoveredException {
    Structure structure = Nets.all().get(name);
    check(name, structure, Numbers.batch(structure, n, 2));
  }

  private void check(String name, Structure structure, Batch batch) throws NotCoveredException {
    int n = batch.size();
    float[] before = Numbers.state(structure).parameters();
    double[] w = Numbers.doubles(before);
    double expected = new ReferenceNetwork(structure, w.clone(), true).loss(batch);
    try (Trainer trainer = Numbers.trainer(compiler, structure)) {
      // Anything that a pass leaves behind would show in the next.
      trainer.step(Numbers.batch(structure, Numbers.BATCH, 3), Numbers.rate(0.1));
      trainer.restore(Numbers.state(structure));
      double loss = trainer.step(batch, Numbers.rate(1));
      assertThat(loss).isCloseTo(expected, within(1e-5 * Math.max(1, expected)));
      float[] after = trainer.state().parameters();
      for (Parameter parameter : structure.parameters()) {
        if (parameter.kind() != Kind.STATISTIC) {
          double largest = largest(parameter, before, after);
          // A few numbers of each are enough, and of mini-batches of other sizes even fewer.
          int some = n != Numbers.BATCH || parameter.length() > 5000 ? 6 : 20;
          int stride = 1 + (int) parameter.length() / some;
          for (int i = 0; i < parameter.length(); i += stride) {
            int at = (int) parameter.offset() + i;
            double slope =
                SLOPES.computeIfAbsent(
                    name + " of " + n + " at " + at,
                    key -> ReferenceNetwork.slope(structure, w, batch, at));
            assertThat((double) before[at] - after[at])
                .as("number %d of %s", i, parameter)
                .isCloseTo(slope, within(1e-5 + tolerance * largest));
          }
        }
      }
    }
  }

  private static double largest(Parameter parameter, float[] before, float[] after) {
    double largest = 0;
    for (int i = 0; i < parameter.length(); i++) {
      int at = (int) parameter.offset() + i;
      largest = Math.max(largest, Math.abs(before[at] - after[at]));
    }
    return largest;
  }
}
