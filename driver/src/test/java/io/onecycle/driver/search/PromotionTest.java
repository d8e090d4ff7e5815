package io.onecycle.driver.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionTest {

  private static final Optional<Double> OPEN = Optional.empty();

  private static Optional<Double> score(double value) {
    return Optional.of(value);
  }

  @Test
  void theBestGoOnOnceAllAreKnown() {
    assertThat(
            Promotion.sure(
                List.of(score(0.1), score(0.9), score(0.5), score(Double.NEGATIVE_INFINITY)), 4, 2))
        .containsExactly(1, 2);
  }

  @Test
  void ofEqualScoresTheEarlierPlaceGoesOn() {
    assertThat(Promotion.sure(List.of(score(0.5), score(0.5), score(0.5)), 3, 1))
        .containsExactly(0);
  }

  @Test
  void goesOnAsSoonAsNoOtherResultCanKeepItBack() {
    List<Optional<Double>> scores = List.of(score(0.1), OPEN, score(0.9), score(0.5));
    assertThat(Promotion.sure(scores, 4, 2)).containsExactly(2);
    assertThat(Promotion.sure(scores, 5, 2)).isEmpty();
    assertThat(Promotion.sure(scores, 5, 3)).containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsSureStaysSureAndIsTheBestInTheEndInWhateverOrderResultsCome(long seed) {
    Random random = new Random(seed);
    int total = 30;
    int keep = 10;
    List<Optional<Double>> all =
        IntStream.range(0, total).mapToObj(i -> score(random.nextInt(12) / 10.0)).toList();
    List<Integer> order = new ArrayList<>(IntStream.range(0, total).boxed().toList());
    Collections.shuffle(order, random);
    List<Optional<Double>> known = new ArrayList<>(Collections.nCopies(total, OPEN));
    Set<Integer> sure = new HashSet<>();
    for (int place : order) {
      known.set(place, all.get(place));
      List<Integer> now = Promotion.sure(known, total, keep);
      assertThat(now).containsAll(sure);
      sure.addAll(now);
    }
    assertThat(sure)
        .hasSize(keep)
        .containsExactlyInAnyOrderElementsOf(Promotion.sure(all, total, keep));
  }

  @Test
  void asynchronouslyTheBestThirdOfWhatIsKnownGoesOn() {
    List<Optional<Double>> scores = List.of(score(0.3), score(0.7), OPEN, OPEN, score(0.5), OPEN);
    assertThat(Promotion.asynchronous(scores, 9, 3, Set.of())).containsExactly(1);
    assertThat(Promotion.asynchronous(scores.subList(0, 2), 9, 3, Set.of())).isEmpty();
  }

  @Test
  void asynchronouslyWhatWentOnKeepsItsPlaceAndTakesAnothers() {
    List<Optional<Double>> scores = List.of(score(0.3), score(0.7), score(0.8));
    assertThat(Promotion.asynchronous(scores, 3, 1, Set.of(1))).containsExactly(1);
    assertThat(Promotion.asynchronous(scores, 3, 2, Set.of(0))).containsExactly(0, 2);
  }

  @Test
  void asynchronouslyNoMoreGoOnThanMay() {
    List<Optional<Double>> scores = IntStream.range(0, 27).mapToObj(i -> score(i / 100.0)).toList();
    Set<Integer> gone = new HashSet<>();
    for (int known = 1; known <= 27; known++) {
      gone.addAll(Promotion.asynchronous(scores.subList(0, known), 27, 9, gone));
    }
    // Each new result is the best so far: the worst order there is.
    assertThat(gone).hasSize(9).contains(2).doesNotContain(26);
  }

  @Test
  void atLeastOneGoesOn() {
    assertThat(Promotion.asynchronous(List.of(score(0.3), score(0.7)), 2, 1, Set.of()))
        .containsExactly(1);
  }
}
