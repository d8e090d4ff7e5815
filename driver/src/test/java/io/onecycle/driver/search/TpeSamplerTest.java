package io.onecycle.driver.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.junit.jupiter.api.Test;

class TpeSamplerTest {

  private static final List<Dimension> SPACE =
      List.of(new Dimension.Interval(), new Dimension.Interval(), new Dimension.Choice(2));

  /** Best at (0.7, 0.3) with choice 1; beyond 0.9 training diverges. */
  private static double score(List<Double> at) {
    double x = at.get(0) - 0.7;
    double y = at.get(1) - 0.3 + 0.3 * x;
    return at.get(0) > 0.9 ? Double.NEGATIVE_INFINITY : -x * x - y * y - 0.02 * (1 - at.get(2));
  }

  private static List<Observation> search(
      Sampler sampler, int count, ToDoubleFunction<List<Double>> score) {
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Double> point = sampler.propose(i, i, all.subList(0, sampler.needs(i)));
      all.add(new Observation(point, score.applyAsDouble(point)));
    }
    return all;
  }

  private static double best(Sampler sampler, int count) {
    return search(sampler, count, TpeSamplerTest::score).stream()
        .mapToDouble(Observation::score)
        .max()
        .orElseThrow();
  }

  /** A sign test over seeds that were fixed before it was run. */
  @Test
  void findsBetterPointsThanChanceDoes() {
    int wins =
        (int)
            IntStream.range(0, 60)
                .filter(
                    seed ->
                        best(new TpeSampler(SPACE, seed, 10, 4), 40)
                            > best(new RandomSampler(SPACE, seed), 40))
                .count();
    assertThat(new BinomialTest().binomialTest(60, wins, 0.5, AlternativeHypothesis.GREATER_THAN))
        .as("%d of 60 searches won", wins)
        .isLessThan(0.001);
  }

  @Test
  void keepsAwayFromWhereTrainingDiverges() {
    long startup = 0;
    long later = 0;
    for (int seed = 0; seed < 20; seed++) {
      List<Observation> all = search(new TpeSampler(SPACE, seed, 20, 1), 60, TpeSamplerTest::score);
      startup += all.subList(0, 20).stream().filter(o -> o.score() < -10).count();
      later += all.subList(20, 60).stream().filter(o -> o.score() < -10).count();
    }
    assertThat(later / 40.0).isLessThan(startup / 20.0 / 2);
  }

  @Test
  void proposesTheSameFromTheSameResults() {
    TpeSampler sampler = new TpeSampler(SPACE, 5, 10, 4);
    assertThat(search(sampler, 30, TpeSamplerTest::score))
        .isEqualTo(search(sampler, 30, TpeSamplerTest::score));
  }

  @Test
  void waitsForAllButAWindowOfTheProposalsBefore() {
    TpeSampler sampler = new TpeSampler(SPACE, 5, 10, 4);
    assertThat(IntStream.of(0, 9, 10, 11, 30).map(sampler::needs)).containsExactly(0, 0, 7, 8, 27);
  }

  @Test
  void goesOnWhereNothingCouldBeTrained() {
    List<Observation> all =
        search(new TpeSampler(SPACE, 5, 4, 2), 20, at -> Double.NEGATIVE_INFINITY);
    assertThat(all).extracting(Observation::point).doesNotHaveDuplicates();
  }
}
