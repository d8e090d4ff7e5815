package io.onecycle.worker.model.structure;

/** How Deeplearning4j lays out a value's numbers; what is computed of them is the same. */
enum Axes {
  /** The network's input: as whatever reads it first wants it. */
  AS_WANTED,
  /** [n, numbers], an image in channel, row, column order. */
  ROWS,
  /** [n, numbers], an image in row, column, channel order. */
  ROWS_OF_CHANNELS_LAST,
  /** [n, channels, height, width]. */
  CHANNELS_FIRST,
  /** [n, height, width, channels]. */
  CHANNELS_LAST;

  boolean isImage() {
    return this == CHANNELS_FIRST || this == CHANNELS_LAST;
  }
}
