package io.onecycle.driver.analyse.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LooksTest {

  private static final Looks LOOKS = new Looks(3, 10);

  private static Differences of(Double... values) {
    return new Differences(List.of(values), 1e-12);
  }

  @Test
  void anIntervalIsWhatThoseOfAllLooksHaveInCommon() {
    Differences differences = of(1.0, 1.1, 0.9, 1.0, -7.0, 3.0);
    assertThat(differences.estimate().ci95().orElseThrow().low()).isNegative();
    assertThat(LOOKS.ci95(differences).orElseThrow().low()).isPositive();
  }

  @Test
  void theSharesOfTheErrorAddUpToAllOfItAndRise() {
    assertThat(IntStream.rangeClosed(0, 20).mapToDouble(LOOKS::share).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(LOOKS.share(2)).isZero();
    assertThat(LOOKS.share(11)).isZero();
    assertThat(LOOKS.share(10)).isCloseTo(100.0 / 380, within(1e-12));
    assertThat(LOOKS.count()).isEqualTo(8);
  }

  @Test
  void onlyOneLookIsAnOrdinaryTest() {
    Differences differences = of(1.0, 2.0, 4.0, 3.0);
    assertThat(new Looks(4, 4).isAlike(differences, 5))
        .isCloseTo(StudentT.lowerTail(-2.5, Math.sqrt(5.0 / 3), 4), within(1e-12));
    assertThat(new Looks(4, 4).ci95(differences)).isEqualTo(differences.estimate().ci95());
  }

  @Test
  void whatWasDecidedStaysDecidedWhateverFollows() {
    double after4 = LOOKS.isAlike(of(1.0, 1.1, 0.9, 1.0), 3);
    assertThat(after4).isLessThan(0.05);
    assertThat(LOOKS.isAlike(of(1.0, 1.1, 0.9, 1.0, -7.0, 3.0), 3)).isEqualTo(after4);
  }

  @Test
  void saysNothingBeforeTheFirstLookAndWithoutSpread() {
    assertThat(LOOKS.isAlike(of(1.0, 1.1), 3)).isEqualTo(1);
    assertThat(LOOKS.isAlike(of(1.0, 1.0, 1.0, 1.0), 3)).isEqualTo(1);
    assertThat(LOOKS.ci95(of(1.0, 1.1))).isEmpty();
  }
}
