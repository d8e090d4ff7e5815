package io.onecycle.driver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplersTest {

  private static final List<Dimension> SQUARE =
      List.of(new Dimension.Interval(), new Dimension.Interval());

  private static List<List<Double>> points(Sampler sampler, int count) {
    return IntStream.range(0, count).mapToObj(i -> sampler.propose(i, i, List.of())).toList();
  }

  /** The squared L2 star discrepancy in closed form (Warnock 1972). */
  private static double discrepancy(List<List<Double>> points) {
    int n = points.size();
    int d = points.get(0).size();
    double single = 0;
    double pairs = 0;
    for (List<Double> x : points) {
      single += x.stream().mapToDouble(c -> 1 - c * c).reduce(1, (a, b) -> a * b);
      for (List<Double> y : points) {
        pairs +=
            IntStream.range(0, d)
                .mapToDouble(at -> 1 - Math.max(x.get(at), y.get(at)))
                .reduce(1, (a, b) -> a * b);
      }
    }
    return Math.pow(3, -d) - Math.pow(2, 1 - d) / n * single + pairs / n / n;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, -5, Long.MAX_VALUE})
  void pointsLieInsideAndAreTheSameEachTime(long seed) {
    for (Sampler sampler :
        List.of(new RandomSampler(SQUARE, seed), new SobolSampler(SQUARE, seed))) {
      List<List<Double>> points = points(sampler, 200);
      assertThat(points).allSatisfy(p -> assertThat(p).allMatch(c -> c >= 0 && c < 1));
      assertThat(points).doesNotHaveDuplicates().isEqualTo(points(sampler, 200));
    }
  }

  @Test
  void anotherSeedGivesOtherPoints() {
    assertThat(points(new RandomSampler(SQUARE, 1), 5))
        .doesNotContainAnyElementsOf(points(new RandomSampler(SQUARE, 2), 5));
    assertThat(points(new SobolSampler(SQUARE, 1), 5))
        .doesNotContainAnyElementsOf(points(new SobolSampler(SQUARE, 2), 5));
  }

  /** What the scrambling must not destroy: one point in each of 64 boxes of every shape. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void sixtyFourSobolPointsLieOneInEachBoxOfEveryShape(long seed) {
    List<List<Double>> points = points(new SobolSampler(SQUARE, seed), 64);
    for (int wide = 0; wide <= 6; wide++) {
      int columns = 1 << wide;
      int rows = 64 / columns;
      assertThat(
              points.stream()
                  .map(p -> List.of((int) (p.get(0) * columns), (int) (p.get(1) * rows)))
                  .collect(Collectors.toSet()))
          .hasSize(64);
    }
  }

  @Test
  void theFirstSobolPointIsKeptAndIsUniform() {
    List<Double> firsts =
        IntStream.range(0, 2000)
            .mapToObj(seed -> new SobolSampler(SQUARE, seed).propose(0, 0, List.of()).get(1))
            .toList();
    for (int tenth = 0; tenth < 10; tenth++) {
      double low = tenth / 10.0;
      // 200 are expected; 5 standard deviations are 67.
      assertThat(firsts.stream().filter(c -> c >= low && c < low + 0.1).count())
          .isBetween(133L, 267L);
    }
  }

  @Test
  void aPointIsFoundByItsNumberAsInOrder() {
    SobolSequenceGenerator inOrder = new SobolSequenceGenerator(3);
    for (int i = 0; i < 100; i++) {
      assertThat(new SobolSequenceGenerator(3).skipTo(i)).isEqualTo(inOrder.nextVector());
    }
  }

  @Test
  void sobolPointsAreMoreEvenThanRandomOnesWithEverySeed() {
    for (int count : List.of(16, 64, 100)) {
      double evenest =
          IntStream.range(0, 20)
              .mapToDouble(seed -> discrepancy(points(new RandomSampler(SQUARE, seed), count)))
              .min()
              .orElseThrow();
      double mean =
          IntStream.range(0, 20)
              .mapToDouble(seed -> discrepancy(points(new SobolSampler(SQUARE, seed), count)))
              .average()
              .orElseThrow();
      assertThat(mean).as("of %d points", count).isLessThan(evenest);
    }
  }

  @Test
  void choicesAreMadeAlikeOften() {
    List<Dimension> choices = List.of(new Dimension.Choice(3));
    assertThat(points(new SobolSampler(choices, 1), 96))
        .extracting(p -> p.get(0))
        .containsOnly(0.0, 1.0, 2.0);
    for (double choice : List.of(0.0, 1.0, 2.0)) {
      assertThat(points(new SobolSampler(choices, 1), 96).stream().filter(p -> p.get(0) == choice))
          .hasSizeBetween(31, 33);
      assertThat(
              (double)
                  points(new RandomSampler(choices, 1), 3000).stream()
                      .filter(p -> p.get(0) == choice)
                      .count())
          .isCloseTo(1000, offset(130.0));
    }
  }
}
