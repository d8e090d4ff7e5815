package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.api.SweepResults;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.worker.trial.score.Goal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sweep that really trains, is compared by its loss and spends seeds until decided. */
class ObjectiveCommandsTest {

  private static final String SWEEP =
      """
      name: small
      data: fashion-mnist-mini
      model: {mlp: {hidden: [8]}}
      train: {epochs: 1, batch_size: 64, limit: 640, metrics: [accuracy, macro_f1]}
      objective: val_loss
      grid: {max_lr: [0.1], weight_decay: [0.5, 1e-4]}
      seeds: {min: 3, max: 4, until: decided}
      """;

  @TempDir private Path folder;

  private String say(String... words) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      assertThat(Main.execute(words)).isZero();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void isRunComparedAndReportedByItsLoss() throws Exception {
    String sweep = Files.writeString(folder.resolve("small.yaml"), SWEEP).toString();
    String out = folder.resolve("results").toString();
    assertThat(say("plan", sweep)).contains("3 to 4 for each setting", "trials        6 to 8");
    String ran = say("run", sweep, "--out", out, "--master", "local[2]");
    assertThat(ran).contains("its mean val_loss is", "lower", "p (all pairs, 2 looks)");
    assertThat(say("compare", out)).isEqualTo(ran);
    assertThat(say("status", out)).contains("owed       0");

    JsonNode best =
        new ObjectMapper().readTree(say("compare", out, "--format", "json")).at("/comparison/0");
    assertThat(best.at("/value").asText()).isEqualTo("1e-4");
    assertThat(best.at("/metric").asText()).isEqualTo("val_loss");
    assertThat(best.at("/mean").asDouble()).isPositive();
    assertThat(best.at("/mean_accuracy").isNull()).isTrue();
    assertThat(best.at("/looks").asInt()).isEqualTo(2);

    assertThat(ResultStore.existing(out).trials())
        .allSatisfy(
            row -> {
              assertThat(row.scores().finalAccuracy()).isPresent();
              assertThat(row.scores().finalOf("macro_f1")).isPresent();
              assertThat(row.scores().objective()).contains("val_loss");
              assertThat(row.scores().goal()).contains(Goal.MINIMIZE);
            });
    isJudgedByWhatElseIsRecorded(out);
    isAskedByAnotherObjectiveWithoutTraining(out);
    Path page = folder.resolve("page.html");
    say("report", out, "--out", page.toString());
    assertThat(Files.readString(page)).contains("Final validation loss", "p (all pairs, 2 looks)");
  }

  private void isJudgedByWhatElseIsRecorded(String out) throws Exception {
    JsonNode best =
        new ObjectMapper()
            .readTree(say("compare", out, "--objective", "macro_f1", "--format", "json"))
            .at("/comparison/0");
    assertThat(best.at("/metric").asText()).isEqualTo("macro_f1");
    assertThat(best.at("/mean").asDouble()).isBetween(0.1, 1.0);
    assertThat(
            SweepResults.open(out).judgedBy("accuracy").comparison().rows().get(0).meanAccuracy())
        .isPresent();
    Commands.Said wrong = Commands.say("compare", out, "--objective", "mae");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("expected one that is recorded: accuracy, macro_f1, val_loss");
    Path page = folder.resolve("f1.html");
    say("report", out, "--objective", "macro_f1", "--out", page.toString());
    assertThat(Files.readString(page)).contains("Final validation macro_f1");
  }

  private void isAskedByAnotherObjectiveWithoutTraining(String out) throws Exception {
    String other =
        Files.writeString(
                folder.resolve("other.yaml"),
                SWEEP.replace("val_loss", "macro_f1").replace("max: 4, until: decided", "max: 3"))
            .toString();
    String fixed = Files.readString(Path.of(other)).replace("{min: 3, max: 3}", "[1, 2, 3]");
    Files.writeString(Path.of(other), fixed);
    assertThat(say("plan", other, "--out", out)).contains("6 committed, 0 owed");
  }
}
