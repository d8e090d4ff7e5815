package io.onecycle.worker.data.builtin;

import java.util.List;

/** The four files of a data set in MNIST's form. */
enum IdxFile {
  TRAIN_IMAGES("train-images", 3),
  TRAIN_LABELS("train-labels", 1),
  TEST_IMAGES("t10k-images", 3),
  TEST_LABELS("t10k-labels", 1);

  private final String stem;
  private final int dimensions;

  IdxFile(String stem, int dimensions) {
    this.stem = stem;
    this.dimensions = dimensions;
  }

  /** The usual name, unpacked. */
  String fileName() {
    return stem + "-idx" + dimensions + "-ubyte";
  }

  /** The names it goes by: some unpackers turn the second dash into a dot. */
  List<String> fileNames() {
    String dotted = stem + ".idx" + dimensions + "-ubyte";
    return List.of(fileName() + ".gz", fileName(), dotted + ".gz", dotted);
  }
}
