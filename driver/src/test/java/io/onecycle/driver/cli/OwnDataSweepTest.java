package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sweeps of one's own tables, made smaller, from the first plan to running again. */
class OwnDataSweepTest {

  private static final Path SWEEPS = Path.of("..", "sweeps", "own-data");

  @TempDir private Path folder;

  @Test
  void classesOfATableAreSweptAndFoundAgain() throws IOException {
    Path sweep = smaller("rings");
    String out = folder.resolve("results").toString();
    assertThat(printed(0, "plan", sweep.toString(), "--out", out))
        .contains("rings (not staged yet)")
        .contains("data rings: not staged yet; files: 1 training")
        .contains("rows: 300 training")
        .contains("70 a trial");
    assertThat(printed(0, "run", sweep.toString(), "--out", out, "--master", "local[2]"))
        .contains("Choose weight_decay");
    ResultStore store = ResultStore.existing(out);
    assertThat(store.trials()).hasSize(4).allMatch(TrialRow::isCompleted);
    TrialRow row = store.trials().get(0);
    assertThat(row.training().data()).matches("rings@[0-9a-f]{16}");
    assertThat(row.run().backend()).startsWith("onednn");
    assertThat(row.scores().finalAccuracy().orElseThrow()).isGreaterThan(0.6);
    // 240 to learn from, 24 of them to validate on.
    assertThat(row.training().iterations()).isEqualTo(14 * 5);

    assertThat(printed(0, "plan", sweep.toString(), "--out", out))
        .contains("4: 4 committed, 0 owed")
        .contains("70 a trial");
    assertThat(printed(0, "status", out)).contains("owed       0");
    assertThat(printed(0, "verify", out, "--trial", row.trialId()))
        .contains("finals     equal to the last bit");
    assertThat(printed(0, "compare", out)).contains("Choose weight_decay");

    // Nothing is owed, and nothing is staged again.
    Path staged = Path.of(out, "staged");
    Object before = Files.getLastModifiedTime(staged);
    assertThat(printed(0, "run", sweep.toString(), "--out", out)).contains("Choose weight_decay");
    assertThat(Files.getLastModifiedTime(staged)).isEqualTo(before);
    try (var folders = Files.list(staged)) {
      assertThat(folders).hasSize(1);
    }
  }

  @Test
  void numbersOfATableAreSwept() throws IOException {
    Path sweep = smaller("friedman");
    String out = folder.resolve("results").toString();
    assertThat(Main.execute("run", sweep.toString(), "--out", out, "--master", "local[2]"))
        .isZero();
    for (TrialRow row : ResultStore.existing(out).trials()) {
      assertThat(row.isCompleted()).isTrue();
      assertThat(row.run().backend()).startsWith("onednn");
      assertThat(row.scores().finalAccuracy()).isEmpty();
      // In units of the deviation: 1 is knowing nothing but the mean.
      assertThat(row.scores().finalValLoss().orElseThrow()).isBetween(0.0, 0.6);
    }
  }

  @Test
  void faultsOfATableAreBadInputAndNothingIsRun() throws IOException {
    Path sweep = smaller("rings");
    Path table = folder.resolve("rings.csv");
    Files.writeString(table, Files.readString(table).replaceFirst("\n[^,]*,", "\nfar,"));
    String out = folder.resolve("results").toString();
    assertThat(Main.execute("run", sweep.toString(), "--out", out, "--master", "local[1]"))
        .isEqualTo(2);
    assertThat(ResultStore.at(out).trials()).isEmpty();
  }

  private Path smaller(String name) throws IOException {
    Files.copy(SWEEPS.resolve(name + ".csv"), folder.resolve(name + ".csv"));
    String text =
        Files.readString(SWEEPS.resolve(name + ".yaml"))
            .replaceAll("epochs: .*", "epochs: 5")
            .replaceAll("max_lr: .*", "max_lr: 0.05")
            .replaceAll("seeds: .*", "seeds: [1, 2]");
    return Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  private static String printed(int code, String... words) {
    PrintStream console = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.execute(words)).isEqualTo(code);
    } finally {
      System.setOut(console);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
