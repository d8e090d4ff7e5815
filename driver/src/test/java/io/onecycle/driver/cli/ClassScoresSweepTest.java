package io.onecycle.driver.cli;

import static io.onecycle.driver.cli.Commands.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.cli.Commands.Said;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A table of two unlike classes and a network that ends in one sigmoid, up to predictions. */
class ClassScoresSweepTest {

  @TempDir private Path folder;

  @Test
  void aSigmoidThatWeighsClassesIsSweptRefittedAndApplied() throws IOException {
    Random random = new Random(3);
    List<String> table = new ArrayList<>(List.of("a,b,ill"));
    for (int i = 0; i < 400; i++) {
      boolean ill = i % 8 == 0;
      double a = random.nextGaussian() + (ill ? 1.5 : 0);
      table.add(a + "," + random.nextGaussian() + "," + (ill ? "yes" : "no"));
    }
    Files.write(folder.resolve("ill.csv"), table);
    Files.writeString(folder.resolve("net.json"), network());
    assertThat(swept("plain", "").recall()).isLessThan(0.7);
    Swept weighed = swept("weighed", ", class_weights: {yes: 7}");
    assertThat(weighed.recall()).isGreaterThan(0.7);
    TrialRow row = weighed.row();
    assertThat(row.run().backend()).startsWith("onednn");
    assertThat(row.scores().classes().classNames()).contains(List.of("no", "yes"));
    assertThat(row.scores().finalOf("auc").orElseThrow()).isBetween(0.7, 1.0);
    assertThat(row.scores().classes().macroAuc()).isEqualTo(row.scores().finalOf("auc"));

    Said refit =
        say("refit", weighed.results(), "--single-device", "--out", folder.resolve("m").toString());
    assertThat(refit.code()).as(refit.err()).isZero();
    assertThat(refit.out())
        .containsPattern("test AUC +0\\.[6-9]\\d+ of yes")
        .containsPattern("class +examples +precision +recall +AUC");
    assertThat(Files.readString(folder.resolve("m/model.json")))
        .contains("\"class_weights\" : \"{yes=7.0}\"");
    Said predicted =
        say(
            "predict",
            folder.resolve("m").toString(),
            folder.resolve("ill.csv").toString(),
            "--master",
            "local[1]");
    List<String> lines = predicted.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("file,row,predicted,p_no,p_yes");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double yes = Double.parseDouble(cells[4]);
      assertThat(Double.parseDouble(cells[3]) + yes).isBetween(0.999, 1.001);
      assertThat(cells[2]).isEqualTo(yes > 0.5 ? "yes" : "no");
    }
    Said unknown =
        say(
            "run",
            sweep("unknown", ", class_weights: {maybe: 2}"),
            "--out",
            folder.resolve("x").toString());
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("Invalid train.class_weights: maybe, expected names of classes: no, yes");
  }

  private record Swept(String results, TrialRow row) {
    double recall() {
      return row.scores().classes().classRecall().orElseThrow().get(1);
    }
  }

  private Swept swept(String name, String weights) throws IOException {
    String out = folder.resolve(name + "-results").toString();
    Said ran = say("run", sweep(name, weights), "--out", out, "--master", "local[1]");
    assertThat(ran.code()).as(ran.err()).isZero();
    return new Swept(out, ResultStore.existing(out).trials().get(0));
  }

  private String sweep(String name, String weights) throws IOException {
    return Files.writeString(
            folder.resolve(name + ".yaml"),
            """
            name: %s
            data: {source: ill.csv, format: csv, target: ill, test: 0.25}
            model: {dl4j: net.json}
            train: {epochs: 12, batch_size: 16, validation: 0.3%s}
            grid: {max_lr: 0.1, weight_decay: 1e-4}
            """
                .formatted(name, weights))
        .toString();
  }

  private static String network() {
    return new NeuralNetConfiguration.Builder()
        .list()
        .layer(new DenseLayer.Builder().nIn(2).nOut(8).activation(Activation.TANH).build())
        .layer(
            new OutputLayer.Builder(LossFunction.XENT)
                .nIn(8)
                .nOut(1)
                .activation(Activation.SIGMOID)
                .build())
        .build()
        .toJson();
  }
}
