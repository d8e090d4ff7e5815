package io.onecycle.worker.data.batch;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.Augmentation;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Where each row and column of an augmented image comes from. The image is mirrored first, then
 * padded and cropped.
 */
final class Augmenter {

  private static final int PAD = 4;

  private final boolean flips;
  private final boolean crops;
  private final int[] rows;
  private final int[] columns;

  Augmenter(Set<Augmentation> augment, int height, int width) {
    this.flips = augment.contains(Augmentation.FLIP);
    this.crops = augment.contains(Augmentation.CROP);
    Require.that(
        !crops || (height > PAD && width > PAD),
        "augment",
        "crop of images of " + height + "×" + width,
        "images of at least " + (PAD + 1) + " pixels each way to reflect " + PAD);
    this.rows = new int[height];
    this.columns = new int[width];
  }

  /** Draws anew: as much whatever is switched on, so that one switch does not change the other. */
  void draw(SplittableRandom random) {
    boolean mirrored = random.nextInt(2) == 1;
    int down = random.nextInt(2 * PAD + 1);
    int right = random.nextInt(2 * PAD + 1);
    place(flips && mirrored, crops ? down : PAD, crops ? right : PAD);
  }

  /** Mirrors or not, and crops at these offsets, 0 to 8, into the padded image. */
  void place(boolean mirrored, int down, int right) {
    for (int row = 0; row < rows.length; row++) {
      rows[row] = reflect(row + down - PAD, rows.length);
    }
    int last = columns.length - 1;
    for (int column = 0; column < columns.length; column++) {
      int from = reflect(column + right - PAD, columns.length);
      columns[column] = mirrored ? last - from : from;
    }
  }

  /** For each row the row it comes from; the same array at every call. */
  int[] rows() {
    return rows;
  }

  /** For each column the column it comes from; the same array at every call. */
  int[] columns() {
    return columns;
  }

  /** The edge itself is not repeated: … 2 1 0 1 2 …. */
  private static int reflect(int position, int length) {
    int inside = Math.abs(position);
    return inside < length ? inside : 2 * (length - 1) - inside;
  }
}
