package io.onecycle.worker.data.builtin;

import java.util.List;

/** The four files of a data set in MNIST's form. */
enum IdxFile {
  TRAIN_IMAGES(
      "train-images", 3, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
  TRAIN_LABELS(
      "train-labels", 1, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
  TEST_IMAGES("t10k-images", 3, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
  TEST_LABELS("t10k-labels", 1, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  private final String stem;
  private final int dimensions;
  private final String sha256OfMnist;

  IdxFile(String stem, int dimensions, String sha256OfMnist) {
    this.stem = stem;
    this.dimensions = dimensions;
    this.sha256OfMnist = sha256OfMnist;
  }

  /** SHA-256, in hexadecimal, of MNIST's own file as it was published, unpacked. */
  String sha256OfMnist() {
    return sha256OfMnist;
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
