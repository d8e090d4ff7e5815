package io.onecycle.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the screen of a real pseudo-terminal, as tmux emulates one. */
class PseudoTerminalTest {

  private static final int SECONDS = 60;

  @TempDir private Path folder;

  @BeforeEach
  void needsTmux() throws Exception {
    boolean isThere;
    try {
      isThere = new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException e) {
      isThere = false;
    }
    assumeTrue(isThere, "tmux is not installed: the screens are not looked at");
  }

  @AfterEach
  void endsItsTerminal() throws Exception {
    var unused = tmux("kill-server");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 200})
  void theProgressLineStaysOnOneLineAtEveryWidth(int columns) throws Exception {
    List<String> screen =
        screen(columns, "out,err", "io.onecycle.driver.execute.ProgressProbe", "diverged");
    assertThat(screen).as("nothing has scrolled").hasSize(3);
    assertThat(screen.get(0)).isEqualTo("begin");
    assertThat(screen.get(1)).isEqualTo("b diverged: the loss is not finite");
    assertThat(screen.get(2))
        .contains("1/20 trials, 1 running, 1 diverged")
        .hasSizeLessThan(columns)
        .contains(columns == 200 ? "[it 30/510 loss 2.300]" : "");
  }

  @Test
  void anAsciiTerminalHasAnAsciiBar() throws Exception {
    List<String> screen =
        screen(80, "out,err,ascii", "io.onecycle.driver.execute.ProgressProbe", "diverged");
    assertThat(screen.get(2)).startsWith("#....").matches("\\p{ASCII}*");
  }

  @Test
  void aTerminalThatShrinksWhileALineIsDrawnDoesNotScroll() throws Exception {
    start(200, "out,err", "io.onecycle.driver.execute.ProgressProbe");
    await("running");
    var unused = tmux("resize-window", "-t", "it", "-x", "60", "-y", "24");
    List<String> screen = await("b diverged");
    assertThat(screen.stream().filter(line -> line.contains("running"))).hasSizeLessThan(3);
    assertThat(screen).hasSizeLessThan(6);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 200})
  void helpIsAsWideAsTheTerminalUpToWhatReadsWell(int columns) throws Exception {
    List<String> screen =
        screen(columns, "out,err", "io.onecycle.driver.cli.Main run --help", "2 ");
    int widest = screen.stream().mapToInt(String::length).max().orElseThrow();
    assertThat(widest).isLessThanOrEqualTo(Math.min(columns, 100)).isGreaterThan(columns / 3);
    assertThat(String.join("\n", screen)).contains("Exit codes:", "Examples:");
  }

  private List<String> screen(int columns, String terminal, String program, String last)
      throws Exception {
    start(columns, terminal, program);
    return await(last);
  }

  private void start(int columns, String terminal, String program) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("run.sh"),
            """
            export ONECYCLE_TERMINAL=%s LC_ALL=C.UTF-8
            '%s' -cp '%s' %s
            sleep 60
            """
                .formatted(
                    terminal,
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"),
                    program));
    var unused =
        tmux(
            "-u",
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-s",
            "it",
            "-x",
            "" + columns,
            "-y",
            "60",
            "sh " + script);
  }

  /** The screen's lines once one has this text; blank ones at its end are left out. */
  private List<String> await(String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    List<String> lines = List.of();
    while (System.nanoTime() < end) {
      lines = new ArrayList<>(tmux("capture-pane", "-p", "-t", "it"));
      while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
        lines.remove(lines.size() - 1);
      }
      if (lines.stream().anyMatch(line -> line.contains(text))) {
        return lines;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("Not on the screen: " + text + "\n" + String.join("\n", lines));
  }

  private List<String> tmux(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", folder.resolve("s").toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().toList();
  }
}
