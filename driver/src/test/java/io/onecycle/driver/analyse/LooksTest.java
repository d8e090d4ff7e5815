package io.onecycle.driver.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LooksTest {

  private static final Looks LOOKS = new Looks(3, 10);

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
    List<Double> differences = List.of(1.0, 2.0, 4.0, 3.0);
    assertThat(new Looks(4, 4).differs(differences).p())
        .isCloseTo(StudentT.twoSided(2.5, Math.sqrt(5.0 / 3), 4), within(1e-12));
    assertThat(new Looks(4, 4).ci95(Estimate.of(differences)))
        .isEqualTo(Estimate.of(differences).ci95());
  }

  @Test
  void whatWasDecidedStaysDecidedWhateverFollows() {
    double after4 = LOOKS.differs(List.of(1.0, 1.1, 0.9, 1.0)).p();
    assertThat(after4).isLessThan(0.05);
    assertThat(LOOKS.differs(List.of(1.0, 1.1, 0.9, 1.0, -7.0, 3.0)))
        .isEqualTo(LOOKS.differs(List.of(1.0, 1.1, 0.9, 1.0)));
  }

  @Test
  void saysNothingBeforeTheFirstLookAndWithoutSpread() {
    assertThat(LOOKS.differs(List.of(1.0, 1.1))).isEqualTo(Looks.Seen.NOTHING);
    assertThat(LOOKS.differs(List.of(1.0, 1.0, 1.0, 1.0))).isEqualTo(Looks.Seen.NOTHING);
    assertThat(LOOKS.ci95(Estimate.of(List.of(1.0, 1.1)))).isEmpty();
  }
}
