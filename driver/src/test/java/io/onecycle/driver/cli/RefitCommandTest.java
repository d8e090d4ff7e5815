package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.refit.ClusterProvider;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.Trial;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefitCommandTest {

  private static final String SWEEP =
      """
      name: small
      data: fashion-mnist-mini
      model: {mlp: {hidden: [16]}}
      train: {epochs: 1, limit: 2000, batch_size: 500}
      grid: {max_lr: 0.1, weight_decay: [1e-2, 1e-4]}
      seeds: [3, 2]
      """;

  private record Said(int code, String out, String err) {}

  @TempDir private static Path folder;
  private static String results;

  @BeforeAll
  static void sweep() throws Exception {
    Path sweep = Files.writeString(folder.resolve("small.yaml"), SWEEP);
    results = folder.resolve("results").toString();
    Said ran = say("run", sweep.toString(), "--out", results, "--master", "local[2]");
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @Test
  void theBestSettingBecomesAModelWithItsProvenance() throws Exception {
    assumeThat(ClusterProvider.find()).as("dl4j-spark is there").isPresent();
    String best =
        say("compare", results, "--by", "setting", "--format", "csv")
            .out()
            .lines()
            .toList()
            .get(1)
            .split(",", -1)[1];
    Said refit = say("refit", results, "--master", "local[2]");
    assertThat(refit.code()).as(refit.err()).isZero();
    assertThat(refit.err()).contains("refit of " + best + ": 2 workers on local[2]");
    Path models = Path.of(results, "models", best + "-seed-3");
    assertThat(refit.out())
        .contains("setting        " + best + ": weight_decay")
        .contains("the best of 2 settings")
        .contains("all 6,000 training images of fashion-mnist-mini, 1 epochs, seed 3")
        .contains("2 in 1 JVM; an iteration is 500 images, 250 each; averaged every iteration")
        .contains("iterations     12\n")
        .containsPattern("test accuracy  0\\.[4-9]\\d+ \\(95 % CI 0")
        .contains("model          " + models.resolve("model.zip"))
        .contains("The sweep trained on 2,000 images only; this model on all.")
        .doesNotContain("not independent");

    ComputationGraph model =
        ModelSerializer.restoreComputationGraph(models.resolve("model.zip").toFile());
    assertThat(model.getIterationCount()).isEqualTo(12);
    JsonNode provenance = new ObjectMapper().readTree(models.resolve("model.json").toFile());
    assertThat(provenance.at("/setting_id").asText()).isEqualTo(best);
    assertThat(provenance.at("/chosen_from")).hasSize(2);
    assertThat(provenance.at("/network/iterations").asInt()).isEqualTo(12);
    assertThat(provenance.at("/cluster/workers").asInt()).isEqualTo(2);
    assertThat(provenance.at("/test/independent").asBoolean()).isTrue();
    assertThat(provenance.at("/data/sha256").asText()).startsWith("8eaf6bb9");
    // Two workers, twelve updates each.
    assertThat(Files.readAllLines(models.resolve("updates.csv"))).hasSize(25);

    Said again = say("refit", results, "--master", "local[2]");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err())
        .contains(
            "Invalid --out: " + models + " (a model is there), expected a folder without one");
  }

  @Test
  void aSingleDeviceTrainsAsTheTrialsWereTrained() throws Exception {
    String out = folder.resolve("single").toString();
    Said refit = say("refit", results, "--single-device", "--out", out);
    assertThat(refit.code()).as(refit.err()).isZero();
    assertThat(refit.out())
        .contains("none: a single device (onednn/")
        .containsPattern("test accuracy  0\\.[4-9]\\d+ \\(95 % CI 0")
        .contains("iterations     12\n");
    assertThat(say("refit", results, "--single-device", "--workers", "2").err())
        .contains("Invalid --workers: 2, expected 1, or none, with --single-device");
  }

  @Test
  void withoutDl4jSparkItTrainsOnOneDeviceAndSaysSo() {
    assumeThat(ClusterProvider.find()).as("dl4j-spark is not there").isEmpty();
    String out = folder.resolve("alone").toString();
    Said refit = say("refit", results, "--master", "local[2]", "--out", out);
    assertThat(refit.code()).as(refit.err()).isZero();
    assertThat(refit.err())
        .contains(
            ": one device, as dl4j-spark, which spreads training, exists for Spark 3.5 (Scala 2.12)"
                + " only\n");
    assertThat(refit.out()).contains("none: a single device (onednn/");
    Said two = say("refit", results, "--workers", "2");
    assertThat(two.code()).isEqualTo(2);
    assertThat(two.err()).contains("Invalid --workers: 2, expected one device, as dl4j-spark");
  }

  @Test
  void aSettingMustBeOneOfThoseThatCompletedATrial() {
    Said unknown = say("refit", results, "--setting", "xyz");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("Invalid --setting: xyz (0 settings with a completed trial begin so)");
    assertThat(say("refit", folder.resolve("nowhere").toString()).err())
        .contains("no results there");
    assertThat(say("refit", results, "--workers", "0").err()).contains("Invalid --workers: 0");
  }

  @Test
  void withoutACompletedTrialThereIsNothingToChooseFrom() {
    String empty = folder.resolve("empty").toString();
    ResultStore.at(empty).putSweep(SWEEP.getBytes(StandardCharsets.UTF_8));
    Said said = say("refit", empty);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .contains("Invalid results: " + empty + ", expected at least one completed trial");
  }

  @Test
  void dataThatIsNotThereIsOneErrorBeforeAnythingStarts() {
    String yaml = SWEEP.replace("fashion-mnist-mini", "cifar10");
    Trial trial = Trials.of(((SweepFile.Valid) SweepFile.parse("sweep.yaml", yaml)).spec()).get(0);
    String other = folder.resolve("cifar").toString();
    ResultStore store = ResultStore.at(other);
    store.putSweep(yaml.getBytes(StandardCharsets.UTF_8));
    TrialRow completed = ResultStore.existing(results).trials().get(0);
    store.commit(
        SampleRows.with(
            completed,
            new TrialKey("tiny", trial.id(), trial.settingId(), trial.seed(), Optional.empty())),
        List.of());
    Said said = say("refit", other, "--data", folder.resolve("none").toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("cifar10").contains(folder.resolve("none").toString());
    assertThat(said.err().lines()).hasSize(1);
    assertThat(Path.of(other, "models")).doesNotExist();
  }

  private static Said say(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
      int code = Main.execute(words);
      return new Said(
          code, said.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
