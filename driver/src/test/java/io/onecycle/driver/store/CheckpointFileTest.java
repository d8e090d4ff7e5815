package io.onecycle.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.train.Checkpoint;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.score.Scores;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  @TempDir private Path root;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(root.toString());
  }

  /** With numbers that text would not keep. */
  private static SavedCheckpoint saved(String trialId, long steps) {
    CurvePoint plain = new CurvePoint(0, 0, 0.1, 0.95, -0.0, Double.MIN_VALUE, Optional.empty());
    CurvePoint last =
        new CurvePoint(1, 0, 1 / 3.0, 0.9, 0.7, 0.71, Optional.of(new Scores(1e300, 0.1)));
    float[] parameters = {1 / 3f, -0f, Float.MIN_VALUE, Float.MAX_VALUE};
    TrainerState state = new TrainerState(parameters, new float[] {1, 2}, steps, Long.MIN_VALUE);
    return new SavedCheckpoint(
        trialId,
        "0.1.0+größer",
        12.34,
        new Checkpoint(List.of(plain, last), state, Long.MAX_VALUE, 128, "onednn/avx2"));
  }

  @Test
  void givesBackEveryBit() {
    store.save(saved("a", 1));
    store.save(saved("a", 2));
    assertThat(store.checkpoint("a").orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(saved("a", 2));
    assertThat(store.checkpointed()).containsExactly("a");
    assertThat(store.checkpoint("b")).isEmpty();
    store.deleteCheckpoint("a");
    store.deleteCheckpoint("a");
    assertThat(store.checkpoint("a")).isEmpty();
  }

  @Test
  void aTornOrDamagedFileIsFoundOutWhereverItIs() throws Exception {
    store.save(saved("a", 1));
    Path file = root.resolve("_checkpoints/a");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      Files.write(file, Arrays.copyOf(whole, at));
      assertRefused();
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(file, damaged);
      assertRefused();
    }
  }

  private void assertRefused() {
    assertThatThrownBy(() -> store.checkpoint("a"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "Cannot read "
                + root
                + "/_checkpoints/a: its checksum is wrong: it is torn or damaged");
  }
}
