package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that version 0.1.0 left half-finished: what is added is validated as the rest was. */
class OldDefaultsTest {

  /** One of four; it had an accuracy of 0.3117 after a few iterations. */
  private static final String MISSING = "1ee95bff19b6c76f";

  @TempDir private Path folder;

  @Test
  void aHalfFinishedFolderIsFinishedAsItWasBegun() throws Exception {
    copy("decays");
    Files.delete(folder.resolve("trials/" + MISSING + ".parquet"));
    Files.delete(folder.resolve("curves/" + MISSING + ".parquet"));
    String sweep = sweepFile();
    assertThat(planned(sweep)).contains("3 committed, 1 owed");
    assertThat(status()).contains("3 completed").containsPattern("owed +1\n");

    Commands.Said ran =
        Commands.say("run", sweep, "--out", folder.toString(), "--master", "local[1]");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains("1 trials owed")
        .contains("validated all seeds on the same examples")
        .contains("what is added is done alike");
    List<TrialRow> rows = ResultStore.existing(folder.toString()).trials();
    assertThat(rows).hasSize(4);
    TrialRow added =
        rows.stream().filter(row -> row.trialId().equals(MISSING)).findFirst().orElseThrow();
    assertThat(added.scores().finalAccuracy().orElseThrow()).isCloseTo(0.3117, within(0.01));
    assertThat(added.scores().chance()).hasValue(0.1);
    assertThat(added.scores().validationExamples()).hasValue(600);
    assertThat(rows.stream().filter(row -> row.scores().chance().isEmpty())).hasSize(3);
    assertThat(status()).contains("4 completed").containsPattern("owed +0\n");
  }

  @Test
  void aFolderOfRangeTestsAloneKeepsThem() throws Exception {
    copy("range-groups");
    assertThat(planned(sweepFile())).contains("range tests   4: 4 committed, 0 owed");
    assertThat(status()).containsPattern("owed +4\n");
  }

  @Test
  void aSweepThatSaysThatFoldsRotateBeginsAnew() throws Exception {
    copy("decays");
    String sweep = sweepFile();
    String text = Files.readString(Path.of(sweep));
    Files.writeString(
        Path.of(sweep), text.replace("epochs: 1,", "epochs: 1, validation: {share: 0.1},"));
    assertThat(planned(sweep)).contains("0 committed");
  }

  private String planned(String sweep) {
    Commands.Said planned = Commands.say("plan", sweep, "--out", folder.toString());
    assertThat(planned.code()).as(planned.err()).isZero();
    return planned.out();
  }

  private String status() {
    return Commands.say("status", folder.toString()).out();
  }

  /** Elsewhere: what matters are the results, not the file that is kept with them. */
  private String sweepFile() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.copy(folder.resolve("sweep.yaml"), file);
    return file.toString();
  }

  private void copy(String name) throws Exception {
    Path from = Path.of(OldDefaultsTest.class.getResource("/results-0.1.0/" + name).toURI());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(path).toString());
        Files.createDirectories(to.getParent());
        Files.copy(path, to);
      }
    }
  }
}
