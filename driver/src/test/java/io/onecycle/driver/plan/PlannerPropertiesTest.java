package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlannerPropertiesTest {

  private static final List<String> OUTCOMES = List.of("completed", "diverged", "failed");

  /** Runs one of the owed trials and commits what came of it over what was known. */
  private static void runOne(List<Trial> owed, Map<String, Committed> store, Random random) {
    String id = owed.get(random.nextInt(owed.size())).id();
    int attempts = store.containsKey(id) ? store.get(id).attempts() + 1 : 1;
    store.put(id, new Committed(id, OUTCOMES.get(random.nextInt(3)), attempts));
  }

  @Property(tries = 100)
  void anyOutcomesWithinTheLimitPayOffWhatIsOwed(
      @ForAll @IntRange(min = 1, max = 6) int weightDecays,
      @ForAll @IntRange(min = 1, max = 4) int seeds,
      @ForAll @IntRange(min = 1, max = 3) int failuresPerTrial,
      @ForAll long randomness) {
    SweepSpec spec = Sweeps.of(weightDecays, seeds, failuresPerTrial);
    Random random = new Random(randomness);
    Map<String, Committed> store = new LinkedHashMap<>();
    List<Trial> owed = Planner.owed(spec, store.values());
    int runs = 0;
    while (!owed.isEmpty()) {
      runOne(owed, store, random);
      List<Trial> next = Planner.owed(spec, store.values());
      assertThat(owed.stream().filter(next::contains).toList()).isEqualTo(next);
      owed = next;
      assertThat(++runs).isLessThanOrEqualTo(weightDecays * seeds * failuresPerTrial);
    }
    assertThat(store).hasSize(weightDecays * seeds);
  }

  @Property(tries = 100)
  void aGrownGridOwesOnlyWhatIsNew(
      @ForAll @IntRange(min = 1, max = 4) int weightDecays,
      @ForAll @IntRange(min = 1, max = 3) int seeds,
      @ForAll @IntRange(min = 0, max = 3) int moreDecays,
      @ForAll @IntRange(min = 0, max = 3) int moreSeeds) {
    List<Trial> done = Trials.of(Sweeps.of(weightDecays, seeds, 2));
    SweepSpec grown = Sweeps.of(weightDecays + moreDecays, seeds + moreSeeds, 2);
    List<Committed> results =
        done.stream().map(trial -> new Committed(trial.id(), "completed", 1)).toList();
    List<Trial> expected = new ArrayList<>(Trials.of(grown));
    expected.removeAll(done);
    assertThat(Planner.owed(grown, results)).isEqualTo(expected);
  }

  @Property(tries = 100)
  void theOrderOfResultsDoesNotMatter(
      @ForAll @IntRange(min = 1, max = 6) int weightDecays, @ForAll long randomness) {
    SweepSpec spec = Sweeps.of(weightDecays, 3, 2);
    Random random = new Random(randomness);
    Map<String, Committed> store = new LinkedHashMap<>();
    for (int i = 0; i < weightDecays; i++) {
      runOne(Trials.of(spec), store, random);
    }
    List<Committed> shuffled = new ArrayList<>(store.values());
    Collections.shuffle(shuffled, random);
    assertThat(Planner.owed(spec, shuffled)).isEqualTo(Planner.owed(spec, store.values()));
  }
}
