package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, from their words to their exit codes, in this JVM. */
class CommandsTest {

  private static final String SWEEP =
      """
      name: small
      data: fashion-mnist-mini
      model: {mlp: {hidden: [16]}}
      train: {epochs: 1, limit: 640, batch_size: 64}
      grid: {max_lr: 0.1, weight_decay: [1e-2, 1e-4]}
      seeds: [1, 2]
      """;

  private record Said(int code, String out, String err) {}

  @TempDir private Path folder;

  @Test
  void aSweepFromItsFileToItsAnswerAndNothingTwice() throws Exception {
    String sweep = file("small.yaml", SWEEP);
    String out = folder.resolve("results").toString();

    Said planned = say("plan", sweep, "--out", out);
    assertThat(planned.code()).isZero();
    assertThat(planned.out()).contains("settings", "10 a trial, 40 in total");
    assertThat(Files.exists(Path.of(out))).as("plan writes nothing").isFalse();

    Said ran = say("run", sweep, "--out", out, "--master", "local[2]");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("weight_decay", "0.01", "1e-4", "vs best");
    assertThat(ran.err())
        .contains("sweep small: 4 trials owed, on local[2]")
        .contains("4/4 trials")
        .contains("Next:", "onecycle report " + out, "onecycle refit " + out);

    Said again = say("run", sweep, "--out", out, "--master", "local[2]");
    assertThat(again.code()).isZero();
    assertThat(again.out()).isEqualTo(ran.out());
    assertThat(again.err()).as("nothing is owed, so nothing is started").isEmpty();

    assertThat(say("compare", out).out()).isEqualTo(ran.out());
    assertThat(say("compare", out, "--by", "setting", "--format", "csv").out())
        .startsWith("key,value,setting_id");
    assertThat(say("compare", out, "--importance").out()).contains("weight_decay", "noise");
    assertThat(say("status", out).out()).contains("4 completed").contains("owed       0");
    assertThat(say("plan", sweep, "--out", out).out()).contains("owed");
  }

  @Test
  void aTrialRunAgainComesOutTheSameToTheLastBit() throws Exception {
    String out = folder.resolve("results").toString();
    say("run", file("small.yaml", SWEEP), "--out", out, "--master", "local[2]");
    ResultStore store = ResultStore.existing(out);
    TrialRow trial = store.trials().get(0);
    Said same = say("verify", out, "--trial", trial.trialId().substring(0, 8));
    assertThat(same.code()).as(same.err()).isZero();
    assertThat(same.out())
        .contains("curve", "10 iterations equal to the last bit")
        .containsPattern("finals +equal to the last bit");

    List<CurveRow> curve = new ArrayList<>(store.curves(trial.trialId()));
    CurveRow last = curve.remove(9);
    curve.add(
        new CurveRow(
            last.trialId(),
            last.iteration(),
            last.epoch(),
            last.lr(),
            last.momentum(),
            last.trainLoss() + 0.5,
            last.trainLossSmoothed(),
            last.valLoss(),
            last.accuracy(),
            last.metrics()));
    // A result is never replaced: it has to go first.
    for (String table : List.of("trials", "curves")) {
      Files.delete(Path.of(out, table, trial.trialId() + ".parquet"));
    }
    store.commit(trial, curve);
    Said other = say("verify", out, "--trial", trial.trialId());
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.out())
        .contains("the first difference is at iteration 9; the largest: train_loss 0.500");
    assertThat(say("verify", out, "--trial", "x").err())
        .contains("Invalid --trial: x (0 trials begin so), expected the id of one trial");
  }

  @Test
  void trialsOfAnEarlierVersionOfTheFileAreNotCompared() throws Exception {
    String out = folder.resolve("results").toString();
    say("run", file("a.yaml", SWEEP), "--out", out, "--master", "local[2]");
    String longer = SWEEP.replace("epochs: 1", "epochs: 2").replace("[1e-2, 1e-4]", "1e-3");
    Said ran = say("run", file("b.yaml", longer), "--out", out, "--master", "local[2]");
    assertThat(ran.code()).as(ran.err()).isZero();
    Said compared = say("compare", out, "--format", "csv");
    assertThat(compared.out().lines()).hasSize(2);
    assertThat(compared.err()).contains("4 results of earlier versions");
  }

  @Test
  void rangeTestsComeFirstAndTrialsTakeTheirRatesFromThem() throws Exception {
    String twoStages =
        SWEEP.replace("max_lr: 0.1", "max_lr: lr_find")
            + "lr_find: {start_lr: 0.001, end_lr: 100, num_it: 60}\n";
    String sweep = file("two.yaml", twoStages);
    String out = folder.resolve("results").toString();
    assertThat(say("plan", sweep, "--out", out).out())
        .contains("range tests   10", "1x lr_find", "trials        4");
    Said ran = say("run", sweep, "--out", out, "--master", "local[2]");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains("10 range tests and 4 trials owed")
        .contains("10/10 range tests");
    assertThat(ran.out()).contains("valley", "diverged after", "vs best");
    assertThat(say("run", sweep, "--out", out, "--master", "local[2]").err()).isEmpty();
    assertThat(say("compare", out).out()).isEqualTo(ran.out());
    assertThat(say("status", out).out()).contains("owed       0");

    Path page = folder.resolve("page.html");
    Path plots = folder.resolve("plots");
    Said reported = say("report", out, "--out", page.toString(), "--plots", plots.toString());
    assertThat(reported.code()).as(reported.err()).isZero();
    assertThat(reported.out().lines()).contains(page.toString());
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("valley");
    assertThat(plots.resolve("lr_find.svg")).content().startsWith("<svg").contains("1e-4");
  }

  @Test
  void aSweepMayBeRangeTestsAlone() throws Exception {
    String alone =
        """
        name: alone
        data: fashion-mnist-mini
        model: {mlp: {hidden: [16]}}
        grid: {weight_decay: [1e-2, 1e-4]}
        lr_find: {start_lr: 0.01, end_lr: 100, num_it: 20, per: [weight_decay, seed]}
        seeds: [1, 2]
        """;
    String out = folder.resolve("results").toString();
    Said ran = say("run", file("alone.yaml", alone), "--out", out, "--master", "local[2]");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out().lines().takeWhile(line -> !line.isEmpty()))
        .as("a header, its rule and four tests")
        .hasSize(6);
    assertThat(ran.out())
        .contains("\n\nThe range tests of weight decay 1e-4 suggest ")
        .contains("\nThe range tests of weight decay 0.01 suggest ");
  }

  @Test
  void everyFaultOfASweepFileIsSaidAtOnceAndNothingStarts() throws Exception {
    String faulty =
        SWEEP.replace("max_lr: 0.1", "max_lr: -1").replace("seeds: [1, 2]", "sedes: [1, 2]");
    String sweep = file("faulty.yaml", faulty);
    Said said = say("run", sweep, "--out", folder.resolve("results").toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines()).hasSize(2);
    assertThat(said.err())
        .contains(sweep + ":5: grid.max_lr: -1 is")
        .contains(sweep + ":6: sedes:");
    assertThat(Files.exists(folder.resolve("results"))).isFalse();
  }

  @Test
  void missingDataIsOneErrorOfBadInput() throws Exception {
    String sweep = file("mnist.yaml", SWEEP.replace("fashion-mnist-mini", "mnist"));
    String out = folder.resolve("results").toString();
    Said said =
        say("run", sweep, "--out", out, "--data", folder.toString(), "--master", "local[1]");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("onecycle: ").contains("mnist").contains(folder.toString());
    assertThat(said.err()).doesNotContain("\tat ");
  }

  @Test
  void dataThatCannotBeFetchedIsOneMessageThatSaysWhatToDoByHand() {
    String dir = folder.resolve("data").toString();
    Said said = say("data", "cifar10", "--dir", dir, "--base", "http://127.0.0.1:1/");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err())
        .contains("onecycle: Cannot fetch http://127.0.0.1:1/cifar-10-binary.tar.gz: ")
        .contains("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz (170,052,171 bytes, MD5")
        .contains(
            folder.resolve("data").resolve("cifar10") + ", as it is or unpacked (data_batch_1")
        .doesNotContain("\tat ");
    assertThat(say("data", "fashion-mnist-mini").out())
        .contains(
            "6,000 training and 1,000 test images of 1×28×28 in 10 classes, content verified");
    assertThat(say("data", "imagenet").code()).isEqualTo(2);
  }

  @Test
  void sweepsAreComparedTogetherByTheIterationsTheyTakeToAnAccuracy() throws Exception {
    String one = folder.resolve("one").toString();
    String two = folder.resolve("two").toString();
    String longer =
        SWEEP
            .replace("name: small", "name: longer")
            .replace("epochs: 1", "epochs: 2")
            .replace("[1e-2, 1e-4]", "1e-4");
    say("run", file("a.yaml", SWEEP), "--out", one, "--master", "local[2]");
    say("run", file("b.yaml", longer), "--out", two, "--master", "local[2]");
    Said reached = say("compare", one, two, "--reach", "0.15");
    assertThat(reached.code()).as(reached.err()).isZero();
    assertThat(reached.out())
        .contains("iterations to 0.15", "small", "longer", "2 of 2")
        .contains("exact to an epoch");
    assertThat(say("compare", one, two, "--reach", "0.15", "--format", "csv").out().lines())
        .as("a header, and a line for each trial that got there")
        .hasSize(7);
    String plots = folder.resolve("plots").toString();
    Said drawn = say("report", one, two, "--plots", plots, "--reach", "0.15");
    assertThat(drawn.code()).as(drawn.err()).isZero();
    assertThat(Path.of(plots, "reach.svg")).content().startsWith("<svg").contains("longer");
    assertThat(say("compare", one, "--reach", "93").err()).contains("an accuracy in (0, 1]");
  }

  @Test
  void scheduleIsCsvOnStdout() {
    Said said =
        say(
            "schedule",
            "--max-lr",
            "1",
            "--div",
            "10",
            "--pct",
            "10",
            "--momentum",
            "0.95,0.85",
            "--iterations",
            "7");
    assertThat(said.code()).isZero();
    assertThat(said.out().lines())
        .containsExactly(
            "iteration,lr,momentum",
            "0,0.1,0.95",
            "1,0.4,0.9166666666666666",
            "2,0.7,0.8833333333333333",
            "3,1.0,0.85",
            "4,0.7000000000000001,0.8833333333333333",
            "5,0.4,0.9166666666666666",
            "6,0.1,0.95");
  }

  @Test
  void whatCannotBeIsSaidInOneLineWithExitCodeTwo() {
    Said said = say("schedule", "--max-lr", "1", "--iterations", "1");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).startsWith("onecycle: Invalid iterations: 1, expected").hasLineCount(1);
    assertThat(say("compare", folder.resolve("nowhere").toString()).err())
        .startsWith("onecycle: Cannot read results from")
        .hasLineCount(1);
    assertThat(say("compare", folder.toString(), "--by", "colour").code()).isNotZero();
    assertThat(say("conquer").code()).isEqualTo(2);
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Said say(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      int code = Main.execute(words);
      return new Said(
          code,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
