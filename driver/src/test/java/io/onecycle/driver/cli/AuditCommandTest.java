package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that stops too low, its audit, and the sweep that goes on. */
class AuditCommandTest {

  private static final String SWEEP =
      """
      name: low
      data: fashion-mnist-mini
      model: {mlp: {hidden: [16]}}
      train: {epochs: 1, limit: 640, batch_size: 64}
      grid:
        max_lr: [0.003, 0.01, 0.03]   # too low
      seeds: [1, 2, 3]
      """;

  @TempDir private Path folder;

  @Test
  void theNextSweepRunsOnlyWhatIsNew() throws Exception {
    String out = folder.resolve("results").toString();
    Path next = folder.resolve("next.yaml");
    Commands.Said ran = Commands.say("run", file(SWEEP), "--out", out, "--master", "local[2]");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("Before you rely on it", "- The best max_lr, 0.03, is the");
    List<TrialRow> before = ResultStore.existing(out).trials();

    Commands.Said audited = Commands.say("audit", out, "--next", next.toString());

    assertThat(audited.code()).as(audited.err()).isEqualTo(1);
    assertThat(audited.out())
        .startsWith("1. The best max_lr, 0.03, is the highest of 3 that were tried (probability")
        .contains("Add max_lr 0.09 and 0.3.", "- share of trials that diverged");
    assertThat(audited.err()).contains("6 trials more; run them with: onecycle run " + next);
    assertThat(Files.readString(next))
        .isEqualTo(SWEEP.replace("0.01, 0.03]", "0.01, 0.03, 0.09, 0.3]"));

    assertThat(Commands.say("plan", next.toString(), "--out", out).out())
        .contains("15: 9 committed, 6 owed");
    assertThat(Commands.say("run", next.toString(), "--out", out, "--master", "local[2]").code())
        .isZero();
    assertThat(ResultStore.existing(out).trials()).hasSize(15).containsAll(before);
  }

  @Test
  void neverWritesOverAnotherFileButTakesTheSameForWritten() throws Exception {
    String out = results();
    Path next = folder.resolve("next.yaml");
    assertThat(Commands.say("audit", out, "--next", next.toString()).code()).isEqualTo(1);
    assertThat(Commands.say("audit", out, "--next", next.toString()).code()).isEqualTo(1);
    Files.writeString(next, "mine\n");

    Commands.Said refused = Commands.say("audit", out, "--next", next.toString());

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--next", next.toString(), "never overwritten");
    assertThat(Files.readString(next)).isEqualTo("mine\n");
  }

  @Test
  void theSameForPrograms() throws Exception {
    Commands.Said said = Commands.say("audit", results(), "--json");

    JsonNode finding = new ObjectMapper().readTree(said.out()).get("findings").get(0);
    assertThat(finding.get("kind").asText()).isEqualTo("at_edge");
    assertThat(finding.get("axis").asText()).isEqualTo("max_lr");
    assertThat(finding.get("probability").asDouble()).isBetween(0.95, 1.0);
  }

  @Test
  void thePageHasItToo() throws Exception {
    Path page = folder.resolve("page.html");
    Commands.say("report", results(), "--out", page.toString());

    assertThat(Files.readString(page))
        .contains("Before you rely on it</h3>", "<li>The best max_lr, 0.03, is the highest");
  }

  @Test
  void ofASweepThatHasNotBegunThereIsNothingToAudit() throws Exception {
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(folder.resolve("empty/sweep.yaml"), SWEEP);

    Commands.Said said = Commands.say("audit", folder.resolve("empty").toString());

    assertThat(said.code()).isZero();
    assertThat(said.out()).startsWith("Nothing to audit");
    assertThat(said.err()).contains("not finished");
    assertThat(Commands.say("audit", folder.resolve("missing").toString()).code()).isEqualTo(2);
  }

  private String results() throws Exception {
    String out = folder.resolve("results").toString();
    Commands.Said ran = Commands.say("run", file(SWEEP), "--out", out, "--master", "local[2]");
    assertThat(ran.code()).as(ran.err()).isZero();
    return out;
  }

  private String file(String text) throws Exception {
    return Files.writeString(folder.resolve("low.yaml"), text).toString();
  }
}
