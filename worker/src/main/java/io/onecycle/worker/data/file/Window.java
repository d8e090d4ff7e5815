package io.onecycle.worker.data.file;

import io.onecycle.worker.trial.DataFormat.Fit;
import io.onecycle.worker.trial.DataFormat.Size;

/**
 * A part of an image, and the part of a new one that it becomes.
 *
 * @param top of the old one, where the part begins
 * @param left likewise
 * @param height of the part
 * @param width of the part
 * @param to where it goes: its place and size in the new image
 */
record Window(int top, int left, int height, int width, Place to) {

  /** A rectangle of the new image. */
  record Place(int top, int left, int height, int width) {}

  /** How an image of some size becomes one of another. */
  static Window of(int height, int width, Size to, Fit fit) {
    Place all = new Place(0, 0, to.height(), to.width());
    boolean isTooWide = (long) width * to.height() > (long) height * to.width();
    return switch (fit) {
      case STRETCH -> new Window(0, 0, height, width, all);
      case CROP -> {
        int kept = isTooWide ? scaled(height, to.width(), to.height()) : width;
        int high = isTooWide ? height : scaled(width, to.height(), to.width());
        yield new Window((height - high) / 2, (width - kept) / 2, high, kept, all);
      }
      case PAD -> {
        int high = isTooWide ? scaled(to.width(), height, width) : to.height();
        int wide = isTooWide ? to.width() : scaled(to.height(), width, height);
        yield new Window(
            0,
            0,
            height,
            width,
            new Place((to.height() - high) / 2, (to.width() - wide) / 2, high, wide));
      }
    };
  }

  /** {@code length · to / from}, to the nearest, at least 1. */
  private static int scaled(int length, int to, int from) {
    return (int) Math.max(1, Math.round((double) length * to / from));
  }
}
