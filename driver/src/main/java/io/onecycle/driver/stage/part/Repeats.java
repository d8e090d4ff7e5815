package io.onecycle.driver.stage.part;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples of which the source has several. Where one is learnt and another is judged, scores come
 * out higher than on new examples.
 *
 * @param examples that have the inputs of another one, all of them counted
 * @param contradicting of them, those where not all that are alike have the same target
 */
public record Repeats(int examples, int contradicting) {

  static final Repeats NONE = new Repeats(0, 0);

  /** More are not looked through: the driver's memory is for other things. */
  private static final int MOST = 10_000_000;

  /**
   * Those of what all pieces hold together.
   *
   * @param count examples of which they ought to be
   */
  static Repeats of(List<Fingerprints> pieces, int count) {
    int known = pieces.stream().mapToInt(Fingerprints::count).sum();
    if (known < count || known > MOST) {
      return NONE;
    }
    long[] inputs = new long[known];
    int filled = 0;
    for (Fingerprints piece : pieces) {
      for (int i = 0; i < piece.count(); i++) {
        inputs[filled++] = piece.input(i);
      }
    }
    return of(pieces, repeated(inputs));
  }

  /** Each that is there more than once, in order; {@code inputs} is sorted, too. */
  private static long[] repeated(long[] inputs) {
    Arrays.sort(inputs);
    return IntStream.range(1, inputs.length)
        .filter(i -> inputs[i] == inputs[i - 1] && (i == 1 || inputs[i] != inputs[i - 2]))
        .mapToLong(i -> inputs[i])
        .toArray();
  }

  private static Repeats of(List<Fingerprints> pieces, long[] repeated) {
    int[] counts = new int[repeated.length];
    int[] targets = new int[repeated.length];
    BitSet differ = new BitSet();
    for (Fingerprints piece : pieces) {
      for (int i = 0; i < piece.count(); i++) {
        int group = Arrays.binarySearch(repeated, piece.input(i));
        if (group >= 0) {
          if (counts[group] > 0 && targets[group] != piece.target(i)) {
            differ.set(group);
          }
          targets[group] = piece.target(i);
          counts[group]++;
        }
      }
    }
    return new Repeats(
        Arrays.stream(counts).sum(), differ.stream().map(group -> counts[group]).sum());
  }
}
