package io.onecycle.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.trial.score.PerClass;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassTallyTest {

  /** Small whole numbers, so that there are many ties. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void areaIsThatOfAllPairsTiesBeingHalf(int classes) {
    SplittableRandom random = new SplittableRandom(classes);
    int n = 150;
    float[] logits = new float[n * classes];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextInt(classes);
      for (int c = 0; c < classes; c++) {
        logits[i * classes + c] = random.nextInt(4) + (c == labels[i] ? 1 : 0);
      }
    }
    ClassTally tally = new ClassTally(classes);
    tally.add(logits, labels, 100);
    float[] rest = java.util.Arrays.copyOfRange(logits, 100 * classes, n * classes);
    tally.add(rest, java.util.Arrays.copyOfRange(labels, 100, n), n - 100);
    PerClass found = tally.of(names(classes));
    for (int c = 0; c < classes; c++) {
      assertThat(found.auc().get(c)).isCloseTo(plain(logits, labels, classes, c), within(1e-12));
      assertThat(found.auc().get(c)).isBetween(0.5, 1.0);
    }
  }

  private static double plain(float[] logits, int[] labels, int classes, int which) {
    double sum = 0;
    double pairs = 0;
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < labels.length; j++) {
        if (labels[i] == which && labels[j] != which) {
          int order =
              Double.compare(
                  probability(logits, i, classes, which), probability(logits, j, classes, which));
          sum += order > 0 ? 1 : order == 0 ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  /** Rounded, as sums in another order differ in the last digit. */
  private static double probability(float[] logits, int row, int classes, int which) {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(logits[row * classes + c] - logits[row * classes + which]);
    }
    return Math.rint(1e9 / sum);
  }

  @Test
  void countsWhatIsTakenForWhat() {
    float[] logits = {2, 1, 0, /**/ 2, 1, 0, /**/ 0, 1, 0, /**/ 3, 1, 0};
    ClassTally tally = new ClassTally(3);
    tally.add(logits, new int[] {0, 1, 1, 0}, 4);
    PerClass found = tally.of(List.of("a", "b", "c"));
    assertThat(found.examples()).containsExactly(2.0, 2.0, 0.0);
    assertThat(found.precision()).containsExactly(2.0 / 3, 1.0, Double.NaN);
    assertThat(found.recall()).containsExactly(1.0, 0.5, Double.NaN);
    assertThat(found.auc().get(2)).isNaN();
    assertThat(found.macroAuc()).isEqualTo((found.auc().get(0) + found.auc().get(1)) / 2);
  }

  @Test
  void whereNothingCanBeToldThereIsNoArea() {
    assertThat(ClassTally.area(new double[] {1}, new double[0])).isNaN();
    assertThat(ClassTally.area(new double[] {Double.NaN, 1}, new double[] {0})).isNaN();
    assertThat(ClassTally.area(new double[] {2, 3}, new double[] {0, 1})).isEqualTo(1);
    assertThat(ClassTally.area(new double[] {1, 1}, new double[] {1})).isEqualTo(0.5);
  }

  private static List<String> names(int classes) {
    return java.util.stream.IntStream.range(0, classes).mapToObj(c -> "c" + c).toList();
  }
}
