package io.onecycle.driver.refit.averaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoundTest {

  @Test
  void noRoundReachesOverTheEndOfAnEpoch() {
    assertThat(Round.of(2, 5, 3))
        .containsExactly(
            new Round(0, 0, 3), new Round(0, 3, 5), new Round(1, 0, 3), new Round(1, 3, 5));
  }

  @Test
  void aLastImageGoesToOneWorkerAlone() {
    // 9 images in mini-batches of 4: the third has one image.
    List<List<Share>> shares = new Round(0, 1, 3).shares(2, 9, 4);
    assertThat(shares)
        .containsExactly(
            List.of(new Share(0, 1, 0, 2)), List.of(new Share(0, 1, 1, 2), new Share(0, 2, 1, 2)));
  }

  @Property
  void theWorkersSeeEveryImageOfAMiniBatchOnce(
      @ForAll @IntRange(min = 1, max = 9) int workers,
      @ForAll @IntRange(min = 1, max = 300) int size) {
    int next = 0;
    for (int worker = 0; worker < workers; worker++) {
      Share share = new Share(0, 0, worker, workers);
      assertThat(share.from(size)).isEqualTo(next);
      assertThat(share.to(size) - next).isBetween(size / workers, size / workers + 1);
      next = share.to(size);
    }
    assertThat(next).isEqualTo(size);
  }

  @Property
  void everyMiniBatchIsInOneRound(
      @ForAll @IntRange(min = 1, max = 20) int perEpoch,
      @ForAll @IntRange(min = 1, max = 25) int frequency) {
    List<Integer> batches =
        Round.of(1, perEpoch, frequency).stream()
            .flatMap(round -> IntStream.range(round.from(), round.to()).boxed())
            .toList();
    assertThat(batches).isEqualTo(IntStream.range(0, perEpoch).boxed().toList());
  }

  @Test
  void aShareIsKnownByItsName() {
    Share share = new Share(3, 14, 1, 2);
    assertThat(share.name()).isEqualTo("epoch-3/batch-14/1-of-2");
    assertThat(Share.named(share.name())).isEqualTo(share);
    assertThatThrownBy(() -> Share.named("epoch-3")).hasMessageContaining("Invalid share: epoch-3");
  }
}
