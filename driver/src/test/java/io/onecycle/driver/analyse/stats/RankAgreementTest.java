package io.onecycle.driver.analyse.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankAgreementTest {

  private static Map<Double, Double> values(double... ofKeys) {
    Map<Double, Double> values = new HashMap<>();
    for (int i = 0; i < ofKeys.length; i++) {
      values.put((double) i, ofKeys[i]);
    }
    return values;
  }

  @Test
  void fiveInTheSameOrderAgreeAsTwoOf120PermutationsDo() {
    RankAgreement found =
        RankAgreement.of(values(1, 2, 3, 4, 5), values(10, 20, 30, 40, 50)).orElseThrow();
    assertThat(found.tau()).isEqualTo(1);
    assertThat(found.pValue()).isCloseTo(2.0 / 120, within(1e-12));
    assertThat(found.sameFirst()).isTrue();
  }

  @Test
  void aReversedOrderIsOpposedWithTheSameProbability() {
    RankAgreement found =
        RankAgreement.of(values(1, 2, 3, 4, 5), values(5, 4, 3, 2, 1)).orElseThrow();
    assertThat(found.tau()).isEqualTo(-1);
    assertThat(found.pValue()).isCloseTo(2.0 / 120, within(1e-12));
    assertThat(found.sameFirst()).isFalse();
  }

  @Test
  void agreesWithKendallsTableForSix() {
    // One swap of neighbours: 14 concordant, 1 discordant; P(S >= 13) = 6/720 one-sided.
    RankAgreement found =
        RankAgreement.of(values(1, 2, 3, 4, 5, 6), values(1, 2, 3, 4, 6, 5)).orElseThrow();
    assertThat(found.tau()).isCloseTo(13.0 / 15, within(1e-12));
    assertThat(found.pValue()).isCloseTo(12.0 / 720, within(1e-12));
    assertThat(found.sameFirst()).isFalse();
  }

  @Test
  void saysNothingOfTwoThingsOrOfTies() {
    assertThat(RankAgreement.of(values(1, 2), values(1, 2))).isEmpty();
    assertThat(RankAgreement.of(values(1, 1, 2), values(1, 2, 3))).isEmpty();
    assertThat(RankAgreement.of(values(1, Double.NaN, 2), values(1, 2, 3))).isEmpty();
  }
}
