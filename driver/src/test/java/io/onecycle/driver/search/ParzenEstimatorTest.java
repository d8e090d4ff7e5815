package io.onecycle.driver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ParzenEstimatorTest {

  private static final List<Dimension> SPACE =
      List.of(new Dimension.Interval(), new Dimension.Choice(3));

  private final ParzenEstimator estimator =
      new ParzenEstimator(SPACE, List.of(List.of(0.1, 2.0), List.of(0.15, 2.0), List.of(0.9, 0.0)));

  @Test
  void isADensity() {
    double sum = 0;
    int steps = 2000;
    for (int choice = 0; choice < 3; choice++) {
      for (int i = 0; i < steps; i++) {
        sum += Math.exp(estimator.logDensity(List.of((i + 0.5) / steps, (double) choice))) / steps;
      }
    }
    assertThat(sum).isCloseTo(1, offset(1e-4));
  }

  @Test
  void isHighestWherePointsAre() {
    double near = estimator.logDensity(List.of(0.12, 2.0));
    assertThat(near).isGreaterThan(estimator.logDensity(List.of(0.12, 1.0)));
    assertThat(near).isGreaterThan(estimator.logDensity(List.of(0.5, 2.0)));
    assertThat(estimator.logDensity(List.of(1.0, 1.0))).isGreaterThan(Double.NEGATIVE_INFINITY);
  }

  @Test
  void drawsAsItsDensitySays() {
    RandomGenerator random = SeededRandom.of(3, 0);
    List<List<Double>> drawn =
        IntStream.range(0, 20_000).mapToObj(i -> estimator.sample(random)).toList();
    for (int choice = 0; choice < 3; choice++) {
      for (int tenth = 0; tenth < 10; tenth++) {
        double low = tenth / 10.0;
        double wanted = choice;
        double mass =
            IntStream.range(0, 100)
                    .mapToDouble(
                        i ->
                            Math.exp(estimator.logDensity(List.of(low + (i + 0.5) / 1000, wanted))))
                    .sum()
                / 1000;
        double share =
            drawn.stream()
                    .filter(p -> p.get(0) >= low && p.get(0) < low + 0.1 && p.get(1) == wanted)
                    .count()
                / 20_000.0;
        assertThat(share).isCloseTo(mass, offset(5 * Math.sqrt(mass / 20_000) + 1e-4));
      }
    }
  }
}
