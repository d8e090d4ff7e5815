package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.store.marks.RunProgress;
import io.onecycle.driver.store.marks.RunProgress.TrialProgress;
import io.onecycle.driver.store.marks.RunningTrial;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StatusCommandTest {

  private static final String SWEEP =
      """
      name: small
      data: fashion-mnist-mini
      model: mlp
      train: {epochs: 1}
      grid: {max_lr: 0.1, weight_decay: 1e-3}
      """;

  private final Instant now = Instant.now();

  @TempDir private Path folder;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(folder.toString());
    store.putSweep(SWEEP.getBytes(StandardCharsets.UTF_8));
    mark("known", "live");
    mark("unheard", "live");
    mark("left", "dead");
    store.note(new RunProgress("live", List.of(new TrialProgress("known", 119, 400)), Map.of()));
  }

  private void mark(String trialId, String runId) {
    store.markRunning(new RunningTrial(trialId, runId, "node-1", "0", "cuda:1", 1, now));
  }

  @Test
  void runningTrialsAreListedWithPlaceAndIteration() {
    store.leases().take(new DriverLease("live", "elsewhere", 1, now, now), held -> true);
    assertThat(status())
        .contains("running    2")
        .containsPattern("known +node-1 +cuda:1 +120/400\n")
        .containsPattern("unheard +node-1 +cuda:1\n")
        .doesNotContain("left");
  }

  @Test
  void nothingRunsOnceTheDriverIsGone() {
    assertThat(status()).contains("running    0").doesNotContain("node-1");
  }

  private String status() {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new StatusCommand()).setOut(new PrintWriter(out));
    assertThat(command.execute(folder.toString())).isZero();
    return out.toString();
  }
}
