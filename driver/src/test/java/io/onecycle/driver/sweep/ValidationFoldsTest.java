package io.onecycle.driver.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationFoldsTest {

  private static final ValidationFolds TEN = new ValidationFolds(10);

  @Test
  void theSpreadOfSeedsHidesWhatTheyShare() {
    assertThat(TEN.hidden(List.of(1L, 2L, 3L))).isCloseTo(0, within(1e-12));
    assertThat(TEN.hidden(List.of(10L, 20L, 30L))).isEqualTo(1);
    assertThat(ValidationFolds.SHARED.hidden(List.of(1L, 2L, 3L))).isEqualTo(1);
    // Of five seeds three share a fold and two another: Σw² is 0.52, of which 0.12 shows.
    assertThat(new ValidationFolds(2).hidden(List.of(1L, 2L, 3L, 4L, 5L)))
        .isCloseTo(0.4, within(1e-12));
  }

  @Test
  void warnsOfSeedsThatHoldOutTheSameExamples() {
    assertThat(TEN.warning(List.of(10L, 20L, 30L, 31L)).orElseThrow())
        .isEqualTo(
            "These seeds hold out the same examples, as the fold is the seed modulo 10: 10, 20, 30."
                + " Consecutive seeds tell more of new examples.");
    assertThat(new ValidationFolds(2).warning(List.of(1L, 2L, 3L))).isEmpty();
    assertThat(TEN.warning(List.of(1L, 2L, 13L))).isEmpty();
    assertThat(ValidationFolds.SHARED.warning(List.of(1L, 2L))).isEmpty();
  }
}
