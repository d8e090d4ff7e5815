package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.SampleRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A results folder whose sweep file says what this version does not know. */
class UnreadableSweepTest {

  private static final String SWEEP =
      """
      name: seeds
      data: fashion-mnist-mini
      model: {mlp: {hidden: [8]}}
      train: {epochs: 1, batch_size: 64, limit: 1500}
      grid: {max_lr: 0.1, weight_decay: [1e-1, 3e-2, 1e-2, 1e-3]}
      seeds: {min: 3, max: 12, until: decided, first: 1}
      """;

  @TempDir private Path folder;
  private ResultStore store;

  @BeforeEach
  void keep() {
    store = ResultStore.at(folder.toString());
    store.commit(SampleRows.trial("a"), SampleRows.curve("a", 3));
    store.putSweep((SWEEP + "future_key: 1\n").getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "compare", "report", "verify", "refit", "audit"})
  void isNamedByEveryCommandThatWouldAnswerFromIt(String command) throws Exception {
    List<String> words =
        command.equals("verify")
            ? List.of(command, folder.toString(), "--trial", "a")
            : List.of(command, folder.toString());
    Commands.Said said = Commands.say(words.toArray(String[]::new));
    assertThat(said.code()).isNotZero();
    assertThat(said.out()).isEmpty();
    assertThat(said.err())
        .startsWith("onecycle: Cannot read " + folder + "/sweep.yaml, ")
        .contains("sweep.yaml:7: future_key")
        .doesNotContain("Exception");
    assertThat(Files.exists(Path.of("report-results.html"))).isFalse();
  }

  @Test
  void withoutItAllThatIsThereIsTakenTogether() throws Exception {
    Files.delete(folder.resolve("sweep.yaml"));
    Commands.Said said = Commands.say("status", folder.toString());
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out()).contains("1 completed");
  }
}
