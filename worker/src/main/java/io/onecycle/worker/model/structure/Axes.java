package io.onecycle.worker.model.structure;

import io.onecycle.worker.model.own.rules.InputForm;

/** How Deeplearning4j lays out a value's numbers; what is computed of them is the same. */
enum Axes {
  /** [n, numbers], an image in channel, row, column order. */
  ROWS,
  /** [n, numbers], an image in row, column, channel order. */
  ROWS_OF_CHANNELS_LAST,
  /** [n, channels, height, width]. */
  CHANNELS_FIRST,
  /** [n, height, width, channels]. */
  CHANNELS_LAST;

  /** Those of a network's input. */
  static Axes of(InputForm form) {
    return switch (form) {
      case IMAGES -> CHANNELS_FIRST;
      case CHANNELS_LAST -> CHANNELS_LAST;
      case ROWS, FOLDED_ROWS -> ROWS;
    };
  }

  boolean isImage() {
    return this == CHANNELS_FIRST || this == CHANNELS_LAST;
  }
}
