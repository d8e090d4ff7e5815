package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole searches by samplers, simulated. */
class StudyTest {

  private static List<Setting> settings(SweepSpec spec) {
    return Trials.of(spec).stream().map(Trial::setting).distinct().toList();
  }

  private static List<Setting> settings(List<Trial> trials) {
    return trials.stream().map(Trial::setting).distinct().toList();
  }

  /** Everything but weight decay, by weight decay. */
  private static Map<Double, Set<List<Object>>> byWeightDecay(List<Setting> settings) {
    return settings.stream()
        .collect(
            Collectors.groupingBy(
                Setting::recordedWeightDecay,
                Collectors.mapping(
                    s -> List.<Object>of(s.schedule(), s.maxLr(), s.momentum()),
                    Collectors.toSet())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "sobol"})
  void allWeightDecaysAreTriedWithTheSamePoints(String sampler) {
    SweepSpec spec = Searches.of(Searches.RANGES, "{" + sampler + ": {settings: 20}}");
    Map<Double, Set<List<Object>>> points = byWeightDecay(settings(spec));
    assertThat(points).hasSize(4);
    assertThat(points.values()).allSatisfy(p -> assertThat(p).hasSize(20));
    assertThat(new HashSet<>(points.values())).hasSize(1);
    assertThat(Trials.of(spec)).hasSize(20 * 4 * 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "sobol"})
  void valuesLieInTheirRangesWithFewDigits(String sampler) {
    SweepSpec spec = Searches.of(Searches.RANGES, "{" + sampler + ": {settings: 200}}");
    assertThat(settings(spec))
        .hasSize(800)
        .allSatisfy(
            setting -> {
              assertThat(setting.recordedMaxLr()).isBetween(0.003, 3.0);
              assertThat(new BigDecimal(Double.toString(setting.recordedMaxLr())).precision())
                  .isLessThanOrEqualTo(3);
              assertThat(((ScheduleSpec.OneCycle) setting.schedule()).div()).isBetween(4.0, 40.0);
              assertThat(setting.momentum().max()).isEqualTo(0.95);
              assertThat(setting.momentum().min()).isBetween(0.7, 0.95);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "sobol"})
  void logarithmsOfALogScaleAreUniform(String sampler) {
    SweepSpec spec = Searches.of(Searches.ALL_RANGES, "{" + sampler + ": {settings: 400}}", "1");
    double[] logs =
        settings(spec).stream().mapToDouble(s -> Math.log10(s.recordedWeightDecay())).toArray();
    // Uniform on [-5, -1]: mean -3 and variance 16/12; five standard errors.
    assertThat(StatUtils.mean(logs)).isCloseTo(-3, offset(5 * Math.sqrt(16 / 12.0 / 400)));
    assertThat(StatUtils.variance(logs)).isCloseTo(16 / 12.0, offset(0.3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "sobol"})
  void askingForMoreAddsToWhatWasAskedFor(String sampler) {
    List<Setting> few =
        settings(Searches.of(Searches.RANGES, "{" + sampler + ": {settings: 10, seed: 3}}"));
    List<Setting> more =
        settings(Searches.of(Searches.RANGES, "{" + sampler + ": {settings: 25, seed: 3}}"));
    assertThat(more).containsAll(few);
  }

  @Test
  void listsAreChosenFromWithoutRepeating() {
    SweepSpec spec = Searches.of(Searches.LISTS, "{random: {settings: 27}}", "1");
    assertThat(settings(spec))
        .hasSize(27 * 4)
        .containsAll(settings(Searches.of(Searches.LISTS, "")));
  }

  @Test
  void eachWeightDecayHasAStudyOfItsOwnWithAsManySettings() {
    SweepSpec spec = Searches.of(Searches.RANGES, "{tpe: {settings: 24, startup: 8}}");
    Simulation done = Simulation.of(spec, 6).toTheEnd();
    Map<Double, Set<List<Object>>> points = byWeightDecay(settings(done.ended()));
    assertThat(points).hasSize(4);
    assertThat(points.values()).allSatisfy(p -> assertThat(p).hasSize(24));
    assertThat(new HashSet<>(points.values())).hasSizeGreaterThan(1);
    assertThat(done.ended()).hasSize(24 * 4 * 3);
  }

  @Test
  void proposalsDoNotDependOnWhatEndsFirstNorOnAnInterruption() {
    SweepSpec spec = Searches.of(Searches.ALL_RANGES, "{tpe: {settings: 30, parallel: 3}}");
    Set<Setting> one = Set.copyOf(settings(Simulation.of(spec, 1).toTheEnd().ended()));
    Simulation other =
        new Simulation(spec, 7, t -> 1 + new Random(t.id().hashCode()).nextDouble() * 5);
    Set<Setting> early = Set.copyOf(settings(other.until(40).ended()));
    Set<Setting> all = Set.copyOf(settings(other.toTheEnd().ended()));
    assertThat(all).isEqualTo(one).containsAll(early).hasSize(30);
  }

  /** Fixed seeds, a sign test; noise and all, but judged by the accuracy without it. */
  @Test
  void learningFindsBetterSettingsThanChance() {
    int searches = 20;
    int wins = 0;
    for (int seed = 0; seed < searches; seed++) {
      String settings = ": {settings: 40, seed: " + seed;
      double tpe = found(Searches.ALL_RANGES, "{tpe" + settings + "}}");
      double random = found(Searches.ALL_RANGES, "{random" + settings + "}}");
      wins += tpe > random ? 1 : 0;
    }
    assertThat(
            new BinomialTest()
                .binomialTest(searches, wins, 0.5, AlternativeHypothesis.GREATER_THAN))
        .as("%d of %d", wins, searches)
        .isLessThan(0.01);
  }

  private static double found(String grid, String search) {
    Simulation done = Simulation.of(Searches.of(grid, search, "1"), 4).toTheEnd();
    return ClosedForm.expected(done.best().setting(), 18);
  }

  @Test
  void halvingGoesOnTopOfASampler() {
    SweepSpec spec =
        Searches.of(Searches.RANGES, "{tpe: {settings: 27}, halving: {factor: 3, min_epochs: 2}}");
    Simulation done = Simulation.of(spec, 6).toTheEnd();
    Map<Integer, Integer> rungs = Map.of(2, 27 * 4, 6, 9 * 4, 18, 3 * 4 * 3);
    rungs.forEach((epochs, trials) -> assertThat(done.ended(epochs)).hasSize(trials));
    assertThat(done.iterations()).isEqualTo(Budget.of(spec).iterations());
  }
}
