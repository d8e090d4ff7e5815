package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.PartTask;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.file.IdxRecords;
import io.onecycle.worker.data.staged.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/** Reads files of MNIST's form: grey images of any size with their labels. */
final class IdxPieces {

  private final Configuration hadoop;

  IdxPieces(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * All files of a folder: those of {@code train-…}, and of {@code t10k-…} where they are there.
   */
  Pieces of(List<SourceFile> files, Optional<List<SourceFile>> testFiles) throws IOException {
    Pair train = pair(files, "train").orElseThrow(() -> missing(files, "train"));
    Optional<Pair> test =
        testFiles.isEmpty() ? pair(files, "t10k") : Optional.of(ofTest(testFiles.get()));
    int classes = train.classes(hadoop);
    return new Pieces(
        tasks(train, classes),
        test.isPresent() ? tasks(test.get(), classes) : List.of(),
        IntStream.range(0, classes).mapToObj(String::valueOf).toList());
  }

  private static Pair ofTest(List<SourceFile> files) {
    return pair(files, "t10k")
        .or(() -> pair(files, "train"))
        .orElseThrow(() -> missing(files, "t10k"));
  }

  private static InvalidDataException missing(List<SourceFile> files, String stem) {
    return new InvalidDataException(
        ("Cannot find IDX files: expected %1$s-images-idx3-ubyte and"
                + " %1$s-labels-idx1-ubyte, each as it is or"
                + " with .gz, found %2$s")
            .formatted(stem, files.stream().limit(10).map(SourceFile::name).toList()));
  }

  private static Optional<Pair> pair(List<SourceFile> files, String stem) {
    Optional<SourceFile> images = named(files, stem + "-images[-.]idx3-ubyte(\\.gz)?");
    Optional<SourceFile> labels = named(files, stem + "-labels[-.]idx1-ubyte(\\.gz)?");
    return images.isPresent() && labels.isPresent()
        ? Optional.of(new Pair(images.get(), labels.get()))
        : Optional.empty();
  }

  private static Optional<SourceFile> named(List<SourceFile> files, String pattern) {
    return files.stream().filter(file -> file.name().matches(pattern)).findFirst();
  }

  private List<PartTask> tasks(Pair pair, int classes) throws IOException {
    List<Integer> size;
    try (IdxRecords images = pair.openImages(hadoop)) {
      size = images.dimensions();
    }
    int labels = pair.readLabels(hadoop).length;
    if (labels != size.get(0)) {
      throw new InvalidDataException(
          "Cannot use %s: %d labels, expected %d as %s has images"
              .formatted(pair.labels.uri(), labels, size.get(0), pair.images.uri()));
    }
    Shape shape = new Shape(1, size.get(1), size.get(2));
    int most = new Kind(shape, true, true, classes).perPart();
    List<PartTask> tasks = new ArrayList<>();
    for (int from = 0; from < labels; from += most) {
      tasks.add(new Piece(pair, from, Math.min(most, labels - from), classes));
    }
    return tasks;
  }

  /** Files of images and of their labels. */
  private record Pair(SourceFile images, SourceFile labels) implements java.io.Serializable {

    IdxRecords openImages(Configuration hadoop) throws IOException {
      return IdxRecords.open(images.open(hadoop), images.uri(), 3);
    }

    byte[] readLabels(Configuration hadoop) throws IOException {
      try (IdxRecords all = IdxRecords.open(labels.open(hadoop), labels.uri(), 1)) {
        return all.read(0, all.dimensions().get(0));
      }
    }

    int classes(Configuration hadoop) throws IOException {
      int most = 0;
      for (byte label : readLabels(hadoop)) {
        most = Math.max(most, Byte.toUnsignedInt(label));
      }
      return most + 1;
    }
  }

  private record Piece(Pair pair, int from, int count, int classes) implements PartTask {
    @Override
    public Examples read(Configuration hadoop) throws IOException {
      byte[] labels = Arrays.copyOfRange(pair.readLabels(hadoop), from, from + count);
      for (int i = 0; i < count; i++) {
        if (Byte.toUnsignedInt(labels[i]) >= classes) {
          throw new IOException(
              ("Cannot use %s: label %d of image %d (counted from 0), expected 0 to %d as"
                      + " in training")
                  .formatted(
                      pair.labels.uri(), Byte.toUnsignedInt(labels[i]), from + i, classes - 1));
        }
      }
      try (IdxRecords images = pair.openImages(hadoop)) {
        List<Integer> size = images.dimensions();
        byte[] pixels = images.read(from, count);
        return Examples.images(1, size.get(1), size.get(2), classes, pixels, labels);
      }
    }

    @Override
    public String source() {
      return pair.images.uri();
    }
  }
}
