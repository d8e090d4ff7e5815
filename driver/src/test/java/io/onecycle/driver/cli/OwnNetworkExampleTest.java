package io.onecycle.driver.cli;

import static io.onecycle.driver.cli.Commands.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.cli.Commands.Said;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a network in code: that it compiles, and sweeps from a jar. */
class OwnNetworkExampleTest {

  private static final Path EXAMPLE = Path.of("..", "examples", "own-network");

  @TempDir private Path folder;

  @Test
  void sweepsFromItsJarAndIsFoundAgain() throws IOException {
    String jar = ExampleJar.of(EXAMPLE.resolve("src/main/java"), folder).toString();
    String sweep = sweep("{width: 4}");
    String out = folder.resolve("results").toString();

    Said without = say("run", sweep, "--out", out, "--master", "local[2]");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err())
        .contains("model.class: class com.example.TwoPaths is refused: it cannot be used")
        .contains("in a jar of --jars");

    Said ran = say("run", sweep, "--out", out, "--master", "local[2]", "--jars", jar);
    assertThat(ran.code()).as(ran.err()).isZero();
    TrialRow row = ResultStore.existing(out).trials().get(0);
    assertThat(row.training().model()).matches("TwoPaths@[0-9a-f]{8}");
    assertThat(row.run().backend()).startsWith("onednn");
    assertThat(row.scores().finalMetrics()).containsKey("worst_recall");

    assertThat(say("compare", out).out()).as("needs no jar").isEqualTo(ran.out());
    assertThat(say("verify", out, "--trial", row.trialId(), "--jars", jar).code()).isZero();
    assertThat(say("verify", out, "--trial", row.trialId()).err()).contains("TwoPaths");

    // Packed again, at another time and place, it is the same network.
    String again = ExampleJar.of(EXAMPLE.resolve("src/main/java"), folder).toString();
    Said resumed = say("run", sweep, "--out", out, "--master", "local[2]", "--jars", again);
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.err()).as("nothing is owed").isEmpty();
  }

  @Test
  void argumentsAreHeldAgainstWhatTheClassReads() throws IOException {
    String jar = ExampleJar.of(EXAMPLE.resolve("src/main/java"), folder).toString();
    assertThat(say("plan", sweep("{widht: 4}"), "--jars", jar).err())
        .contains("Invalid argument: widht, expected one of width");
    assertThat(say("plan", sweep("{width: wide}"), "--jars", jar).err())
        .contains("Invalid argument width: wide, expected a whole number of at least 1");
    assertThat(say("plan", sweep("{width: 4}"), "--jars", "nowhere.jar").err())
        .contains("Invalid --jars: [nowhere.jar], expected jars that can be read");
  }

  private String sweep(String args) throws IOException {
    String text = Files.readString(EXAMPLE.resolve("sweep.yaml"));
    return Files.writeString(
            folder.resolve("sweep.yaml"),
            text.replace("{width: 16}", args)
                .replace("epochs: 3", "epochs: 1\n  limit: 1280")
                .replace("[1e-3, 1e-4]", "1e-3")
                .replace("[1, 2, 3]", "1"))
        .toString();
  }
}
