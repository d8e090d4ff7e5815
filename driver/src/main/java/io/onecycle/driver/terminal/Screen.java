package io.onecycle.driver.terminal;

import java.util.function.IntSupplier;

/**
 * Where progress is drawn.
 *
 * @param redraws whether a line can be drawn again
 * @param columns its width, as it changes
 * @param drawsBlocks whether it shows characters beyond ASCII
 */
public record Screen(boolean redraws, IntSupplier columns, boolean drawsBlocks) {

  /** A log: lines of any length, one below the other. */
  public static final Screen LOG = new Screen(false, () -> Integer.MAX_VALUE, false);

  /** The terminal of this process. */
  public static Screen ofThisProcess() {
    return new Screen(true, Columns.ofProgress(), Terminal.ofThisProcess().drawsBlocks());
  }
}
