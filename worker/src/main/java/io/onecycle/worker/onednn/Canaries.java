package io.onecycle.worker.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Guard bytes around every native buffer of one trainer, looked at after each primitive; for
 * finding code that writes, or reads, where it should not. Tensors then share no memory, and what a
 * step has not written yet is not a number. Off, it costs nothing.
 */
final class Canaries {

  /** The system property that turns them on, for looking into a crash or a strange curve. */
  static final String PROPERTY = "onecycle.canaries";

  /** Between buffers of a block, in bytes. */
  private static final long BETWEEN = 4096;

  /** Around each block. */
  private static final long AROUND = 64L << 10;

  /** Behind the working memory: overruns of a megabyte have been seen. */
  private static final long BEHIND = 2L << 20;

  private final boolean on;
  private final List<GuardedBlock> blocks = new ArrayList<>();
  private final Pointer sample;
  private Optional<GuardedBlock> working = Optional.empty();

  private Canaries(boolean on) {
    this.on = on;
    this.sample = on ? new BytePointer(2 * BEHIND) : new Pointer();
    if (on) {
      Pointer.memset(sample, 0xFF, 2 * BEHIND);
    }
  }

  static Canaries on() {
    return new Canaries(true);
  }

  static Canaries off() {
    return new Canaries(false);
  }

  static boolean areAskedFor() {
    return Boolean.getBoolean(PROPERTY);
  }

  boolean areOn() {
    return on;
  }

  /** Bytes to leave free before and behind a buffer within a block. */
  long between() {
    return on ? BETWEEN : 0;
  }

  /** Bytes to leave free before and behind a block. */
  long around() {
    return on ? AROUND : 0;
  }

  /** Bytes to leave free at the end of working memory. */
  long behind() {
    return on ? BEHIND : 0;
  }

  /** Guards a block from now on; what its buffers hold stays. */
  GuardedBlock watch(Pointer memory, long bytes, List<GuardedBlock.Buffer> buffers) {
    GuardedBlock block = block(memory, bytes, buffers);
    block.guard();
    blocks.add(block);
    return block;
  }

  /** A block that is not guarded yet. */
  GuardedBlock block(Pointer memory, long bytes, List<GuardedBlock.Buffer> buffers) {
    return new GuardedBlock(memory, bytes, buffers, sample);
  }

  void forget(GuardedBlock block) {
    blocks.remove(block);
  }

  /** Begins a step in working memory: until the next one, this block is guarded, and all new. */
  void begin(GuardedBlock block) {
    block.spoil();
    working = Optional.of(block);
  }

  /** Says that the working memory is gone. */
  void end() {
    working = Optional.empty();
  }

  /**
   * Looks at all guard bytes.
   *
   * @param primitive what has just run
   * @throws MemoryOverrunException if one has changed, naming primitive, buffer and bytes
   */
  void check(String primitive) {
    working.ifPresent(block -> check(primitive, block));
    for (GuardedBlock block : blocks) {
      check(primitive, block);
    }
  }

  private static void check(String primitive, GuardedBlock block) {
    block
        .overrun()
        .ifPresent(
            where -> {
              throw new MemoryOverrunException(primitive + " has written " + where);
            });
  }
}
