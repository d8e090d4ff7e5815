package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is charged when an executor crashes with one trial in it. */
class LostWorkTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private ResultStore store;
  private Sweeping sweeping;
  private List<Assignment> owed;
  private final List<Ended> charged = new ArrayList<>();

  @BeforeEach
  void start() {
    store = ResultStore.at(folder.toString());
    Limits limits = new Limits(60, 2);
    sweeping = new Sweeping("test", "run-1", folder.toString(), limits);
    SweepSpec spec = Sweeps.of(List.of(1e-3, 1e-2), 2, limits);
    owed = Owed.trials(spec, Evidence.in(store, spec), Set.of());
  }

  private LostWork judge() {
    return new LostWork(store, sweeping, new Crashes(), charged::add, () -> NOW);
  }

  private void ends(Assignment work, String host) {
    Work.Ran ran = new Work.Ran(new TaskPlace(host, "1", "cpu"), NOW, NOW.plusSeconds(1));
    store.commit(
        TrialRows.trial(
            sweeping,
            work,
            new ClosedFormRunner().run(work.trial(), (point, all) -> {}, null),
            ran,
            0),
        List.of());
  }

  private void crashes(LostWork judge, Assignment work, String host) {
    store.markRunning(new RunningTrial(work.id(), "run-1", host, "7", "cpu", 1, NOW));
    judge.judge(owed);
    assertThat(store.running()).isEmpty();
  }

  @Test
  void aMachineOnWhichNothingEndsWhileOthersWorkIsPardonedThreeTimes() {
    LostWork judge = judge();
    ends(owed.get(0), "good");
    for (int times = 1; times <= 3; times++) {
      crashes(judge, owed.get(1), "bad");
      assertThat(store.trial(owed.get(1).id())).isEmpty();
      assertThat(judge.isSuspect(owed.get(1))).as("runs alone from now on").isTrue();
    }
    crashes(judge, owed.get(1), "bad");
    assertThat(store.trial(owed.get(1).id())).get().matches(TrialRow::isFailed);
    assertThat(charged).extracting(Ended::trialId).containsExactly(owed.get(1).id());
  }

  @Test
  void aMachineOnWhichTrialsEndIsNotToBlame() {
    LostWork judge = judge();
    ends(owed.get(0), "good");
    crashes(judge, owed.get(1), "good");
    assertThat(charged).extracting(Ended::trialId).containsExactly(owed.get(1).id());
  }

  @Test
  void whereNothingHasEndedYetInThisRunTheTrialIsBlamed() {
    ends(owed.get(0), "good");
    LostWork judge = judge();
    crashes(judge, owed.get(1), "other");
    assertThat(charged).as("what ended before says nothing of today").hasSize(1);
  }

  /** Executors that end with a signal, as by an error in native code. */
  private static final class Crashes implements Workers {

    @Override
    public Optional<Loss> lossOf(String executorId) {
      return Optional.of(Loss.of("Command exited with code 139", true));
    }

    @Override
    public void run(
        Sweeping sweeping,
        TrialRunner runner,
        String what,
        List<? extends Work> work,
        boolean alone) {
      throw new AssertionError();
    }

    @Override
    public Future<Void> begin(Sweeping sweeping, TrialRunner runner, Work work) {
      throw new AssertionError();
    }

    @Override
    public void await(Future<Void> begun) {
      throw new AssertionError();
    }

    @Override
    public int room() {
      throw new AssertionError();
    }

    @Override
    public void rest() {
      throw new AssertionError();
    }

    @Override
    public IllegalStateException stopped(Exception cause) {
      throw new AssertionError();
    }
  }
}
