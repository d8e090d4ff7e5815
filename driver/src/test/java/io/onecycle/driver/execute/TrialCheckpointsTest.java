package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.SavedCheckpoint;
import io.onecycle.driver.table.CodeVersion;
import io.onecycle.worker.train.Checkpoint;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.result.CurvePoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialCheckpointsTest {

  @TempDir private Path root;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(root.toString());
  }

  private TrialCheckpoints attempt() {
    return new TrialCheckpoints(store, "a", Duration.ofSeconds(1), Instant.now().minusSeconds(10));
  }

  private static Checkpoint checkpoint() {
    CurvePoint point = new CurvePoint(0, 0, 0.1, 0.9, 0.7, 0.7, Optional.empty());
    TrainerState state = new TrainerState(new float[1], new float[1], 1, 1);
    return new Checkpoint(List.of(point), state, 1, 1, "this");
  }

  @Test
  void theNextAttemptGoesOnFromItAndCountsItsTime() {
    attempt().save(checkpoint());
    TrialCheckpoints second = attempt();
    assertThat(second.latest("this")).get().usingRecursiveComparison().isEqualTo(checkpoint());
    assertThat(second.secondsBefore()).isBetween(10.0, 20.0);
    second.save(checkpoint());
    TrialCheckpoints third = attempt();
    assertThat(third.latest("this")).isPresent();
    assertThat(third.secondsBefore()).isBetween(20.0, 40.0);
  }

  @Test
  void oneOfAnotherBackendBuildOrTrialOrATornOneIsLeftAlone() throws Exception {
    attempt().save(checkpoint());
    assertThat(attempt().latest("other")).isEmpty();
    store.save(new SavedCheckpoint("a", CodeVersion.text() + "-old", 1, checkpoint()));
    assertThat(attempt().latest("this")).isEmpty();
    store.save(new SavedCheckpoint("b", CodeVersion.text(), 1, checkpoint()));
    Files.move(root.resolve("_checkpoints/b"), root.resolve("_checkpoints/a-moved"));
    Files.copy(root.resolve("_checkpoints/a-moved"), root.resolve("_checkpoints/c"));
    assertThat(new TrialCheckpoints(store, "c", Duration.ZERO, Instant.now()).latest("this"))
        .isEmpty();
    Files.writeString(root.resolve("_checkpoints/a"), "torn");
    TrialCheckpoints attempt = attempt();
    assertThat(attempt.latest("this")).isEmpty();
    assertThat(attempt.secondsBefore()).isZero();
  }

  @Test
  void oneThatCannotBeWrittenCostsNoTrial() throws Exception {
    Files.writeString(root.resolve("_checkpoints"), "in the way");
    attempt().save(checkpoint());
    TrialCheckpoints.discard(store, "a");
    assertThat(attempt().latest("this")).isEmpty();
  }

  @Test
  void zeroStandsForNever() {
    assertThat(new TrialCheckpoints(store, "a", Duration.ZERO, Instant.now()).every())
        .isGreaterThan(Duration.ofDays(10_000));
  }
}
