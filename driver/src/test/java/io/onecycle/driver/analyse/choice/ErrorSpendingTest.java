package io.onecycle.driver.analyse.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.stats.Looks;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ErrorSpendingTest {

  private static final double ERROR = 0.05;

  private static Panel panel(Random random, int settings, int seeds, double step) {
    double[][] scores = new double[settings][seeds];
    for (int i = 0; i < settings; i++) {
      for (int seed = 0; seed < seeds; seed++) {
        scores[i][seed] = random.nextGaussian() - i * step;
      }
    }
    return Panel.of(scores, 0);
  }

  @Test
  void looksThatSeeMuchTheSameMaySpendMoreThanTheirShares() {
    ErrorSpending spending = ErrorSpending.of(10, new Looks(3, 10));
    assertThat(spending.gain(2, ERROR)).isBetween(1.8, 2.1);
    assertThat(spending.gain(4, ERROR)).isBetween(1.6, 1.85);
    assertThat(spending.gain(10, ERROR)).isBetween(1.4, 1.65);
  }

  @Test
  void aSingleLookSpendsAllAndAgreesWithAFixedNumberOfSeeds() {
    ErrorSpending spending = ErrorSpending.of(4, new Looks(5, 5));
    assertThat(spending.gain(4, ERROR)).isCloseTo(1, within(0.01));
    Random random = new Random(3);
    for (int sweep = 0; sweep < 50; sweep++) {
      Panel panel = panel(random, 4, 5, 1.5);
      ConfidenceSet fixed = ConfidenceSet.of(panel, Pairs.of(panel), ERROR);
      ConfidenceSet looked = spending.look(panel, 5, ERROR);
      for (int i = 0; i < 4; i++) {
        double p = fixed.standings().get(i).p();
        assertThat(looked.standings().get(i).p()).isCloseTo(p, within(0.01 + 0.05 * p));
      }
    }
  }

  @Test
  void intervalsOfTheLevelExcludeZeroJustWhereASettingIsOut() {
    ErrorSpending spending = ErrorSpending.of(5, new Looks(3, 8));
    Random random = new Random(4);
    int out = 0;
    for (int sweep = 0; sweep < 200; sweep++) {
      Panel panel = panel(random, 5, 6, 1);
      Pairs pairs = Pairs.of(panel);
      ConfidenceSet set = spending.look(panel, 6, ERROR);
      for (int i = 0; i < 5; i++) {
        ConfidenceSet.Standing standing = set.standings().get(i);
        if (standing.better() >= 0) {
          Pair pair = pairs.of(i, standing.better());
          assertThat(standing.isOut() && pair.halfWidth(standing.level()) > -pair.mean()).isFalse();
          assertThat(standing.isOut()).isEqualTo(standing.p() < ERROR);
          out += standing.isOut() ? 1 : 0;
        }
      }
    }
    assertThat(out).isGreaterThan(50);
  }

  @Test
  void aPairCountsLessAtAnEarlyLook() {
    ErrorSpending spending = ErrorSpending.of(2, new Looks(4, 10));
    Panel panel = Panel.of(new double[][] {{5, 6, 5, 6.1}, {3, 4.1, 3.2, 4}}, 0);
    Panel missing = Panel.of(new double[][] {{5, 6, 5, 6.1, 5}, {3, 4.1, 3.2, 4, Double.NaN}}, 0);
    double fixed = ConfidenceSet.of(panel, Pairs.of(panel), ERROR).standings().get(1).p();
    double early = spending.look(panel, 4, ERROR).standings().get(1).p();
    double later = spending.look(missing, 5, ERROR).standings().get(1).p();
    assertThat(early).isGreaterThan(2 * fixed);
    assertThat(later).isBetween(fixed, early);
  }
}
