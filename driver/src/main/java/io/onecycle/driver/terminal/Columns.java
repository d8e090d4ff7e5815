package io.onecycle.driver.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The width of the terminal, as it changes: asked anew when the last answer is some seconds old.
 * {@code stty} knows it, from the very stream; without it, {@code COLUMNS} or 80 it is.
 */
public final class Columns implements IntSupplier {

  /** What terminals have had since there were any. */
  public static final int USUAL = 80;

  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Supplier<OptionalInt> asked;
  private final LongSupplier nanoTime;
  private Optional<Long> askedAt = Optional.empty();
  private int columns = USUAL;

  /**
   * By a clock that never goes back.
   *
   * @param asked tells the width now, if it can be told
   */
  Columns(Supplier<OptionalInt> asked, LongSupplier nanoTime) {
    this.asked = asked;
    this.nanoTime = nanoTime;
  }

  /** Of the terminal that stderr is; of stdout if that one is none. */
  public static Columns ofProgress() {
    return new Columns(
        () -> {
          OptionalInt columns = stty("stty size <&2 2>/dev/null", true);
          return columns.isPresent() ? columns : ofAnswer();
        },
        System::nanoTime);
  }

  /** Now, of the terminal that stdout is. */
  public static int now() {
    return ofAnswer().orElseGet(Columns::fromEnvironment);
  }

  @Override
  public synchronized int getAsInt() {
    long now = nanoTime.getAsLong();
    if (askedAt.isEmpty() || now - askedAt.get() >= FRESH.toNanos()) {
      columns = asked.get().orElseGet(Columns::fromEnvironment);
      askedAt = Optional.of(now);
    }
    return columns;
  }

  private static OptionalInt ofAnswer() {
    return stty("stty size <&1 1>&2", false);
  }

  private static int fromEnvironment() {
    return parsed("0 " + Optional.ofNullable(System.getenv("COLUMNS")).orElse("")).orElse(USUAL);
  }

  /**
   * Runs a command with one of our own streams, of which it reads the size.
   *
   * @param ofStderr whether that is stderr: its answer comes by the other
   */
  private static OptionalInt stty(String command, boolean ofStderr) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.redirectOutput(ofStderr ? Redirect.PIPE : Redirect.INHERIT);
    builder.redirectError(ofStderr ? Redirect.INHERIT : Redirect.PIPE);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroy();
        return OptionalInt.empty();
      }
      byte[] said =
          (ofStderr ? process.getInputStream() : process.getErrorStream()).readNBytes(100);
      return parsed(new String(said, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** Of rows and columns; a terminal that does not know itself says 0. */
  static OptionalInt parsed(String size) {
    String[] words = size.strip().split("\\s+", -1);
    return words.length == 2 && words[1].matches("[1-9]\\d{0,4}")
        ? OptionalInt.of(Integer.parseInt(words[1]))
        : OptionalInt.empty();
  }
}
