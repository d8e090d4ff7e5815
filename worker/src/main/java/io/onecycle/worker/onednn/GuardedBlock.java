package io.onecycle.worker.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A block of native memory in which every byte outside of its buffers is a canary: all bits set,
 * which as a float is not a number, so that reading it shows as writing it does.
 */
final class GuardedBlock {

  private static final byte CANARY = (byte) 0xFF;

  /** A stretch of the block that belongs to somebody; offsets and sizes in bytes. */
  record Buffer(String name, long offset, long bytes) {

    private long end() {
      return offset + bytes;
    }
  }

  /** What lies between two buffers, or a buffer and an end of the block. */
  private record Gap(BytePointer place, Pointer sample, long bytes, String below, String above) {}

  private final BytePointer memory;
  private final long bytes;
  private final List<Gap> gaps = new ArrayList<>();

  /**
   * A block.
   *
   * @param memory at least {@code bytes} of it
   * @param sample canaries, at least as many as the longest gap has
   */
  GuardedBlock(Pointer memory, long bytes, List<Buffer> buffers, Pointer sample) {
    this.memory = new BytePointer(memory);
    this.bytes = bytes;
    List<Buffer> inOrder =
        buffers.stream().sorted(Comparator.comparingLong(Buffer::offset)).toList();
    long end = 0;
    String below = "";
    for (Buffer buffer : inOrder) {
      gap(end, buffer.offset(), below, buffer.name(), sample);
      end = Math.max(end, buffer.end());
      below = buffer.name();
    }
    gap(end, bytes, below, "", sample);
  }

  private void gap(long from, long to, String below, String above, Pointer sample) {
    if (to > from) {
      gaps.add(new Gap(memory.getPointer(from), sample, to - from, below, above));
    }
  }

  /** Makes canaries of the gaps and leaves the buffers alone. */
  void guard() {
    gaps.forEach(gap -> Pointer.memset(gap.place(), CANARY, gap.bytes()));
  }

  /** Makes canaries of everything: what a buffer held is lost. */
  void spoil() {
    Pointer.memset(memory, CANARY, bytes);
  }

  /** The first overrun: which buffer, how many bytes, on which side; empty if all is as it was. */
  Optional<String> overrun() {
    return gaps.stream()
        .filter(gap -> Pointer.memcmp(gap.place(), gap.sample(), gap.bytes()) != 0)
        .findFirst()
        .map(GuardedBlock::told);
  }

  private static String told(Gap gap) {
    long first = 0;
    while (gap.place().get(first) == CANARY) {
      first++;
    }
    long last = gap.bytes() - 1;
    while (gap.place().get(last) == CANARY) {
      last--;
    }
    boolean above =
        gap.above().isEmpty() || (!gap.below().isEmpty() && first <= gap.bytes() - last);
    return above
        ? "up to %d bytes behind %s".formatted(last + 1, gap.below())
        : "up to %d bytes before %s".formatted(gap.bytes() - first, gap.above());
  }
}
