package io.onecycle.driver.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void isWhatTheLauncherTells() {
    assertThat(Terminal.of(Optional.of("out,err"), StandardCharsets.UTF_8))
        .isEqualTo(new Terminal(true, true, true));
    assertThat(Terminal.of(Optional.of(",err,ascii"), StandardCharsets.UTF_8))
        .isEqualTo(new Terminal(false, true, false));
    assertThat(Terminal.of(Optional.empty(), StandardCharsets.UTF_8))
        .isEqualTo(new Terminal(false, false, true));
  }

  @Test
  void drawsNoBlocksWhereTheEncodingHasNone() {
    assertThat(Terminal.of(Optional.of("err"), StandardCharsets.US_ASCII).drawsBlocks()).isFalse();
  }

  @Test
  void theWidthIsAskedAnewAfterAFewSeconds() {
    Deque<OptionalInt> answers = new ArrayDeque<>(List.of(OptionalInt.of(120), OptionalInt.of(60)));
    long[] now = {0};
    Columns columns = new Columns(answers::removeFirst, () -> now[0]);
    assertThat(columns.getAsInt()).isEqualTo(120);
    now[0] = 1_000_000_000L;
    assertThat(columns.getAsInt()).isEqualTo(120);
    now[0] = 2_500_000_000L;
    assertThat(columns.getAsInt()).isEqualTo(60);
  }

  @Test
  void readsWhatSttySays() {
    assertThat(Columns.parsed("24 132\n")).hasValue(132);
    assertThat(Columns.parsed("0 0\n")).isEmpty();
    assertThat(Columns.parsed("stty: standard input: Inappropriate ioctl\n")).isEmpty();
    assertThat(Columns.parsed("")).isEmpty();
  }
}
