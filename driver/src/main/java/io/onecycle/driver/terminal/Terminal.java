package io.onecycle.driver.terminal;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Which of this process's streams are a terminal that can be drawn on, and with what. A JVM cannot
 * ask about stdout or stderr alone: bin/onecycle asks, and says so in {@code ONECYCLE_TERMINAL}.
 *
 * @param answers whether stdout is one
 * @param progress whether stderr is one
 * @param drawsBlocks whether it shows characters beyond ASCII
 */
public record Terminal(boolean answers, boolean progress, boolean drawsBlocks) {

  private static final String TOLD = "ONECYCLE_TERMINAL";

  /** As this process was started. */
  public static Terminal ofThisProcess() {
    return of(Optional.ofNullable(System.getenv(TOLD)), Charset.defaultCharset());
  }

  /**
   * What is told.
   *
   * @param told words between commas: {@code out}, {@code err}, {@code ascii}
   * @param charset in which texts are written to stderr
   */
  static Terminal of(Optional<String> told, Charset charset) {
    List<String> words = told.map(text -> List.of(text.split(",", -1))).orElse(List.of());
    return new Terminal(
        words.contains("out"),
        words.contains("err"),
        !words.contains("ascii") && charset.newEncoder().canEncode('█'));
  }
}
