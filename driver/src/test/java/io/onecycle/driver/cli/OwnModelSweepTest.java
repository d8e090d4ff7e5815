package io.onecycle.driver.cli;

import static io.onecycle.driver.cli.Commands.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.cli.Commands.Said;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample sweep of a network of one's own, shortened, through all its life. */
class OwnModelSweepTest {

  private static final Path SAMPLE = Path.of("..", "sweeps", "own-model");

  @TempDir private Path folder;
  private Path sweep;
  private String out;

  @BeforeEach
  void copySample() throws IOException {
    Path at = Files.createDirectories(folder.resolve("mine"));
    Files.copy(SAMPLE.resolve("small-net.json"), at.resolve("small-net.json"));
    String text = Files.readString(SAMPLE.resolve("own-model.yaml"));
    sweep =
        Files.writeString(
            at.resolve("own-model.yaml"),
            text.replace("epochs: 3", "epochs: 1\n  limit: 1280").replace("[1, 2, 3]", "[1, 2]"));
    out = folder.resolve("results").toString();
  }

  @Test
  void resultsStandByThemselvesWhenTheFileIsGone() throws IOException {
    Said planned = say("plan", sweep.toString(), "--out", out);
    assertThat(planned.code()).as(planned.err()).isZero();
    assertThat(planned.out()).containsPattern("small-net@[0-9a-f]{8}");

    Said ran = say("run", sweep.toString(), "--out", out, "--master", "local[2]");
    assertThat(ran.code()).as(ran.err()).isZero();
    TrialRow row = ResultStore.existing(out).trials().get(0);
    assertThat(row.training().model()).matches("small-net@[0-9a-f]{8}");
    assertThat(row.run().backend()).startsWith("onednn");
    assertThat(row.scores().finalAccuracy().orElseThrow())
        .as("a tenth is chance")
        .isGreaterThan(0.3);

    Files.delete(sweep.resolveSibling("small-net.json"));
    assertThat(say("compare", out).out()).isEqualTo(ran.out());
    assertThat(say("status", out).out()).contains("4 completed").contains("owed       0");
    Said same = say("verify", out, "--trial", row.trialId());
    assertThat(same.code()).as(same.out() + same.err()).isZero();

    Said gone = say("run", sweep.toString(), "--out", out, "--master", "local[2]");
    assertThat(gone.code()).isEqualTo(2);
    assertThat(gone.err())
        .contains("own-model.yaml:5: model.dl4j: small-net.json is missing in ")
        .contains("expected a file that can be read");
  }

  @Test
  void aMovedFileIsTheSameAndAChangedOneIsNot() throws IOException {
    say("run", sweep.toString(), "--out", out, "--master", "local[2]");
    Path net = sweep.resolveSibling("small-net.json");
    Path moved = Files.createDirectories(folder.resolve("elsewhere")).resolve("small-net.json");
    Files.move(net, moved);
    String text = Files.readString(sweep);
    Path other =
        Files.writeString(
            folder.resolve("moved.yaml"),
            text.replace("small-net.json", "elsewhere/small-net.json"));
    Said again = say("run", other.toString(), "--out", out, "--master", "local[2]");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).as("nothing is owed").isEmpty();

    Files.writeString(moved, Files.readString(moved).replace("\"p\" : 0.8", "\"p\" : 0.7"));
    Said changed = say("run", other.toString(), "--out", out, "--master", "local[2]");
    assertThat(changed.code()).as(changed.err()).isZero();
    assertThat(changed.err()).contains("4 trials owed");
    assertThat(ResultStore.existing(out).trials()).hasSize(8);
  }

  @Test
  void everythingWrongWithANetworkIsToldWithTheRestOfTheFile() throws IOException {
    Path net = sweep.resolveSibling("small-net.json");
    Files.writeString(
        net,
        Files.readString(net)
            .replace("\"nout\" : 10", "\"nout\" : 9")
            .replaceFirst(
                "\"weightNoise\" : null",
                "\"weightNoise\" : {\"@class\":"
                    + " \"org.deeplearning4j.nn.conf.weightnoise.DropConnect\"}")
            .replaceFirst(
                "\"gradientNormalization\" : \"None\"",
                "\"gradientNormalization\" : \"ClipL2PerLayer\""));
    Files.writeString(
        sweep,
        Files.readString(sweep)
            .replace("epochs: 1", "epochs: 0")
            .replace("conv, dense", "conv, d"));
    Said refused = say("run", sweep.toString(), "--out", out, "--master", "local[2]");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "own-model.yaml:5: model: layer conv is refused: it has weight noise, expected none")
        .contains("it has the gradient normalisation ClipL2PerLayer")
        .contains("layer_groups is refused: it names d, expected layers among")
        .contains("train.epochs: 0 is below 1");
    assertThat(Files.exists(Path.of(out))).isFalse();
  }

  @Test
  void frozenGroupsAreOthersTrialsAndNeedGroupsOfWhichTheLastLearns() throws IOException {
    String text = Files.readString(sweep);
    String plain = say("plan", sweep.toString(), "--out", out).out();
    Files.writeString(sweep, text.replace("  layer_groups:", "  freeze: [0]\n  layer_groups:"));
    Said frozen = say("plan", sweep.toString(), "--out", out);
    assertThat(frozen.code()).as(frozen.err()).isZero();
    assertThat(frozen.out()).contains("small-net@").isNotEqualTo(plain);
    Files.writeString(sweep, text.replace("  layer_groups:", "  freeze: [1]\n  layer_groups:"));
    assertThat(say("plan", sweep.toString(), "--out", out).err()).contains("model.freeze[0]: 1 is");
    Files.writeString(sweep, text.replaceAll("(?m)^  layer_groups.*", "  freeze: [0]"));
    assertThat(say("plan", sweep.toString(), "--out", out).err())
        .contains("expected layer_groups beside it that say which; the last group must learn");
  }

  @Test
  void theDataMustFit() throws IOException {
    Files.writeString(
        sweep, Files.readString(sweep).replace("fashion-mnist-mini", "cifar10-layout"));
    assertThat(say("plan", sweep.toString(), "--out", out).err())
        .contains("layer conv is refused: it takes 1 channels, but is given 3");
  }
}
