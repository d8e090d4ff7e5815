package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole searches by successive halving, simulated. */
class HalvingTest {

  private static final String HALVING = "{halving: {factor: 3, min_epochs: 2}}";
  private static final String ASYNCHRONOUS =
      "{halving: {factor: 3, min_epochs: 2, asynchronous: true}}";

  /** As uneven as on a cluster of unlike machines, and the same for the same trial and salt. */
  private static ToDoubleFunction<Trial> uneven(int salt) {
    return trial ->
        Iterations.of(trial) * (0.5 + new Random(trial.id().hashCode() + salt).nextDouble());
  }

  private static Map<Double, Long> settingsPerWeightDecay(List<Trial> trials) {
    return trials.stream()
        .map(Trial::setting)
        .distinct()
        .collect(Collectors.groupingBy(s -> s.recordedWeightDecay(), Collectors.counting()));
  }

  private static Set<String> ids(List<Trial> trials) {
    return trials.stream().map(Trial::id).collect(Collectors.toSet());
  }

  @Test
  void findsTheBestWeightDecayWithASixthOfTheIterationsOfTheFullGrid() {
    Simulation grid = Simulation.of(Searches.of(Searches.LISTS, ""), 4).toTheEnd();
    Simulation halving = Simulation.of(Searches.of(Searches.LISTS, HALVING), 4).toTheEnd();
    assertThat(grid.ended()).hasSize(27 * 4 * 3);
    assertThat(halving.best().setting()).isEqualTo(grid.best().setting());
    assertThat(halving.best().setting().recordedWeightDecay()).isEqualTo(1e-3);
    // 27 × 2 + 9 × 6 epochs with one seed, and 3 × 18 with three, against 27 × 18 with three.
    assertThat(grid.iterations() * (54 + 54 + 162)).isEqualTo(halving.iterations() * 27 * 18 * 3);
    assertThat((double) halving.iterations() / grid.iterations()).isBetween(0.18, 0.19);
  }

  @ParameterizedTest
  @ValueSource(strings = {HALVING, ASYNCHRONOUS})
  void allWeightDecaysHaveTheSameBudgetAtEveryRung(String search) {
    Simulation done = new Simulation(Searches.of(Searches.LISTS, search), 7, uneven(1)).toTheEnd();
    for (Map.Entry<Integer, Long> rung : Map.of(2, 27L, 6, 9L, 18, 3L).entrySet()) {
      assertThat(settingsPerWeightDecay(done.ended(rung.getKey())))
          .hasSize(4)
          .allSatisfy((wd, settings) -> assertThat(settings).isEqualTo(rung.getValue()));
    }
    assertThat(done.ended(2)).allSatisfy(trial -> assertThat(trial.seed()).isOne());
    assertThat(done.ended(18)).extracting(Trial::seed).containsOnly(1L, 2L, 3L);
  }

  @Test
  void theOutcomeDoesNotDependOnHowLongTrialsTakeOrHowManyRunAtOnce() {
    SweepSpec spec = Searches.of(Searches.LISTS, HALVING);
    Set<String> one = ids(Simulation.of(spec, 1).toTheEnd().ended());
    for (int executors : List.of(5, 64)) {
      Simulation other = new Simulation(spec, executors, uneven(executors)).toTheEnd();
      assertThat(ids(other.ended())).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60, 111, 150})
  void resumingInTheMiddleComesToTheSamePlan(int stop) {
    SweepSpec spec = Searches.of(Searches.LISTS, HALVING);
    Set<String> whole = ids(Simulation.of(spec, 4).toTheEnd().ended());
    Simulation resumed = new Simulation(spec, 4, uneven(2)).until(stop);
    Set<String> before = ids(resumed.ended());
    resumed.toTheEnd();
    assertThat(ids(resumed.ended())).isEqualTo(whole).containsAll(before);
    assertThat(resumed.ended()).hasSize(whole.size());
    assertThat(Planner.owed(spec, resumed.store().values())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {HALVING, ASYNCHRONOUS})
  void whatWasAskedForStaysAskedFor(String search) {
    SweepSpec spec = Searches.of(Searches.LISTS, search);
    Simulation sweep = new Simulation(spec, 5, uneven(3));
    Set<String> done = new HashSet<>();
    for (int trials = 1; trials < 160; trials += 3) {
      sweep.until(trials);
      done.addAll(ids(sweep.ended()));
      Set<String> asked = ids(Trials.of(spec, FoundRates.NONE, sweep.store().values()));
      assertThat(asked).containsAll(done);
    }
  }

  @Test
  void seedsAreSpentWhereTheComparisonOfTheLastRungIsOpen() {
    SweepSpec spec = Searches.of(Searches.LISTS, HALVING, "{min: 2, max: 6, until: decided}");
    Simulation done = Simulation.of(spec, 4).toTheEnd();
    Map<Setting, Long> seeds =
        done.ended(18).stream()
            .collect(Collectors.groupingBy(Trial::setting, Collectors.counting()));
    assertThat(seeds).hasSize(12);
    assertThat(seeds.values()).allMatch(n -> n >= 2 && n <= 6).anyMatch(n -> n < 6);
    assertThat(done.ended(2)).hasSize(27 * 4);
    assertThat(done.ended()).hasSizeLessThan(Budget.of(spec).trials());
  }

  @Test
  void theNextRungBeginsBeforeTheLastIsOver() {
    SweepSpec spec = Searches.of(Searches.LISTS, HALVING);
    Simulation sweep = new Simulation(spec, 8, uneven(4)).toTheEnd();
    List<Integer> epochs = sweep.ended().stream().map(t -> t.training().epochs()).toList();
    assertThat(epochs.indexOf(6)).isLessThan(epochs.lastIndexOf(2));
  }

  @Test
  void keepsExecutorsBusierThanRungsThatWaitForTheirLastTrial() {
    SweepSpec sure = Searches.of(Searches.LISTS, HALVING);
    SweepSpec asynchronous = Searches.of(Searches.LISTS, ASYNCHRONOUS);
    double barrier = 0;
    double waits = 0;
    double goesOn = 0;
    double busy = 0;
    for (int salt = 5; salt < 8; salt++) {
      Simulation done = new Simulation(sure, 8, uneven(salt)).toTheEnd();
      Simulation other = new Simulation(asynchronous, 8, uneven(salt)).toTheEnd();
      barrier += barrierMakespan(done, 8, uneven(salt));
      waits += done.makespan();
      goesOn += other.makespan();
      busy += other.busy() / 3;
    }
    assertThat(waits).isLessThan(barrier);
    assertThat(goesOn).isLessThan(0.9 * barrier);
    assertThat(busy).isGreaterThan(0.95);
  }

  /** What the same trials take if each rung waits for all of the one before. */
  private static double barrierMakespan(
      Simulation done, int executors, ToDoubleFunction<Trial> duration) {
    double end = 0;
    for (int epochs : List.of(2, 6, 18)) {
      double[] free = new double[executors];
      Arrays.fill(free, end);
      for (Trial trial : done.ended(epochs)) {
        Arrays.sort(free);
        free[0] += duration.applyAsDouble(trial);
      }
      end = Arrays.stream(free).max().orElseThrow();
    }
    return end;
  }
}
