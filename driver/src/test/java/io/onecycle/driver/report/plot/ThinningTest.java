package io.onecycle.driver.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThinningTest {

  @Property
  void keepsBothEndsAndNoMoreThanTheLimit(
      @ForAll @IntRange(min = 2, max = 5000) int size,
      @ForAll @IntRange(min = 2, max = 500) int limit) {
    var kept = Thinning.indices(size, limit);
    assertThat(kept.first()).isZero();
    assertThat(kept.last()).isEqualTo(size - 1);
    assertThat(kept).hasSize(Math.min(size, limit));
  }

  @Test
  void nothingIsLeftOutOfLittle() {
    assertThat(Thinning.indices(3, 400)).containsExactly(0, 1, 2);
    assertThat(Thinning.indices(0, 400)).isEmpty();
  }
}
