package io.onecycle.worker.data.builtin;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.file.IdxRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Decodes a built-in data set and makes sure that it is the one it is said to be. */
record IdxDecoder(BuiltInData which, IdxSource source) {

  /**
   * Reads all four files.
   *
   * @throws IOException if a file is not what it should be
   */
  Dataset decode() throws IOException {
    Examples train = images(IdxFile.TRAIN_IMAGES, IdxFile.TRAIN_LABELS, which.trainImages());
    Examples test = images(IdxFile.TEST_IMAGES, IdxFile.TEST_LABELS, which.testImages());
    Optional<String> expected = which.sha256();
    if (expected.isPresent()) {
      String found = ContentDigest.of(train, test);
      if (!found.equals(expected.get())) {
        throw new IOException(
            "Cannot use %s as %s: its content has SHA-256 %s, expected %s"
                .formatted(
                    source.nameOf(IdxFile.TRAIN_IMAGES) + " and the files beside it",
                    which,
                    found,
                    expected.get()));
      }
    }
    return new Dataset(which.dataName(), train, test, which.normalisation(), Optional.empty());
  }

  private Examples images(IdxFile imageFile, IdxFile labelFile, int count) throws IOException {
    byte[] labels = read(labelFile, count);
    for (int i = 0; i < count; i++) {
      int label = Byte.toUnsignedInt(labels[i]);
      if (label >= which.classes()) {
        throw new IOException(
            "Cannot read %s: label %d of image %d (counted from 0), expected 0 to %d"
                .formatted(source.nameOf(labelFile), label, i, which.classes() - 1));
      }
    }
    byte[] pixels = read(imageFile, count, which.height(), which.width());
    return Examples.images(
        which.channels(), which.height(), which.width(), which.classes(), pixels, labels);
  }

  private byte[] read(IdxFile file, int... dimensions) throws IOException {
    String name = source.nameOf(file);
    try (InputStream in = source.open(file)) {
      return IdxRecords.all(in, name, dimensions);
    } catch (FileSystemException e) {
      // Its own message is nothing but the path.
      throw new IOException("Cannot read " + name + ": " + e, e);
    }
  }
}
