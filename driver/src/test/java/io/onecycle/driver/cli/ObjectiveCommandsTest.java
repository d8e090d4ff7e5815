package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    Path page = folder.resolve("page.html");
    say("report", out, "--out", page.toString());
    assertThat(Files.readString(page)).contains("Final val_loss", "p (all pairs, 2 looks)");
  }
}
