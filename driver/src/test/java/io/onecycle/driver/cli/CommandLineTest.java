package io.onecycle.driver.cli;

import static io.onecycle.driver.cli.Commands.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.cli.Commands.Said;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users meet before anything is started: help, faults, and what cannot be written. */
class CommandLineTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "compare",
        "audit",
        "report",
        "verify --trial 1",
        "refit --single-device",
        "export --to mlflow --out e"
      })
  void aFolderThatIsNotThereIsBadInput(String words) {
    List<String> given = new ArrayList<>(List.of(words.split(" ")));
    given.add(1, folder.resolve("nowhere").toString());
    Said said = say(given.toArray(String[]::new));
    assertThat(said.code()).as(said.err()).isEqualTo(Main.BAD_INPUT);
    assertThat(said.err())
        .isEqualTo(
            "onecycle: Cannot read results from %s: no results there, expected a sweep's folder\n"
                .formatted(folder.resolve("nowhere")));
  }

  @Test
  void optionsThatWouldBeLeftOutAreRefused() {
    assertThat(say("report", "r", "--reach", "0.9").err())
        .isEqualTo(
            "onecycle: Invalid --reach: 0.9, expected --plots DIR with it, where the figure is"
                + " drawn\n");
    assertThat(say("report", "r", "--serve", "0", "--out", "a.html").code()).isEqualTo(2);
    assertThat(say("compare", "r", "--importance", "--reach", "0.9").code()).isEqualTo(2);
    assertThat(say("compare", "r", "--is-better", "--reach", "0.9").code()).isEqualTo(3);
  }

  @Test
  void everyCommandSaysItsExitCodesAndGivesAnExample() {
    Main.commands()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (!name.equals("help")) {
                String help = command.getUsageMessage();
                assertThat(help).as(name).contains("Examples:", "onecycle " + name);
                assertThat(help.contains("Exit codes:"))
                    .as(name)
                    .isEqualTo(!name.equals("completion"));
              }
            });
    assertThat(say("help", "run").out()).isEqualTo(say("run", "--help").out());
  }

  @Test
  void completesCommandsAndOptions() {
    String script = say("completion").out();
    assertThat(script)
        .contains("complete -F _complete_onecycle", "compare", "--backend", "TENSORBOARD");
  }

  @Test
  void faultsOfACommandThatTrainsAreToldWithoutSpark() {
    String missing = folder.resolve("x.yaml").toString();
    assertThat(SparkWords.fault("run", missing)).isEqualTo(Main.BAD_INPUT);
    assertThat(SparkWords.fault("run", missing, "--typo")).isEqualTo(Main.BAD_INPUT);
    assertThat(SparkWords.fault("run")).isEqualTo(Main.BAD_INPUT);
    assertThat(SparkWords.fault("refit", "anything")).isZero();
  }

  @Test
  void aFullDiskIsToldAndAReaderWhoHasLeftIsNot() throws Exception {
    assertThat(written("No space left on device"))
        .isEqualTo("1 onecycle: Cannot write the answer to stdout: No space left on device\n");
    assertThat(written("Broken pipe")).isEqualTo("141 ");
  }

  @Test
  void filesAreToldOfInWords() {
    assertThat(Failures.words(new NoSuchFileException("/a"))).isEqualTo("Cannot find /a");
    assertThat(Failures.words(new AccessDeniedException("/a")))
        .isEqualTo("Cannot use /a: access is denied");
    assertThat(Failures.isBadInput(new NoSuchFileException("/a"))).isTrue();
    assertThat(Failures.isBadInput(new AccessDeniedException("/a"))).isFalse();
  }

  private static String written(String fault) throws IOException {
    OutputStream broken =
        new FilterOutputStream(OutputStream.nullOutputStream()) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException(fault);
          }
        };
    Stdout stdout = new Stdout(broken);
    try (PrintStream out = new PrintStream(stdout, true, StandardCharsets.UTF_8)) {
      out.println("answer");
    }
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = stdout.code(0, new PrintStream(err, true, StandardCharsets.UTF_8));
    return code + " " + err.toString(StandardCharsets.UTF_8);
  }
}
