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
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/** Reads files of MNIST's form: grey images of any size with their labels. */
final class IdxPieces {

  private static final Pattern NAME =
      Pattern.compile("(?<stem>|.*[-_.])(?<what>images|labels)[-._]idx[13][-._]ubyte(\\.gz)?");

  private final Configuration hadoop;

  IdxPieces(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** The files of this form. */
  static List<SourceFile> among(List<SourceFile> files) {
    List<SourceFile> own =
        files.stream().filter(file -> NAME.matcher(file.lastName()).matches()).toList();
    if (own.isEmpty()) {
      throw missing(files);
    }
    return own;
  }

  /** What a name tells: {@code train-…} trains, {@code t10k-…} tests. */
  static Optional<SetName.Telling> set(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches() ? SetName.in(parts.group("stem")) : Optional.empty();
  }

  Pieces of(Division files) throws IOException {
    Pair train = pair(files.train().files());
    int classes = train.classes(hadoop);
    return new Pieces(
        tasks(train, classes),
        beside(files.validation().files(), classes),
        beside(files.test().files(), classes),
        IntStream.range(0, classes).mapToObj(String::valueOf).toList());
  }

  private List<PartTask> beside(List<SourceFile> files, int classes) throws IOException {
    return files.isEmpty() ? List.of() : tasks(pair(files), classes);
  }

  private static InvalidDataException missing(List<SourceFile> files) {
    return new InvalidDataException(
        ("Cannot find IDX files: expected train-images-idx3-ubyte and train-labels-idx1-ubyte"
                + " (for a test set t10k-… or test-…), each as it is or with .gz, found %s")
            .formatted(files.stream().limit(10).map(SourceFile::name).toList()));
  }

  /** The images and labels of a set; where both are there packed and unpacked, unpacked. */
  private static Pair pair(List<SourceFile> files) {
    NavigableMap<String, SourceFile> images = named(files, "images");
    NavigableMap<String, SourceFile> labels = named(files, "labels");
    if (images.isEmpty() || labels.isEmpty()) {
      throw missing(files);
    }
    if (images.size() > 1 || labels.size() > 1) {
      throw new InvalidDataException(
          "Cannot tell which IDX files are of a set: %s, expected one of images and one of labels"
              .formatted(files.stream().limit(10).map(SourceFile::name).toList()));
    }
    return new Pair(images.firstEntry().getValue(), labels.firstEntry().getValue());
  }

  private static NavigableMap<String, SourceFile> named(List<SourceFile> files, String what) {
    NavigableMap<String, SourceFile> found = new TreeMap<>();
    for (SourceFile file : files) {
      Matcher parts = NAME.matcher(file.lastName());
      if (parts.matches() && parts.group("what").equals(what)) {
        // Sorted by name, what is unpacked comes first.
        found.putIfAbsent(parts.group("stem"), file);
      }
    }
    return found;
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
    public Examples read(Configuration hadoop, Consumer<String> skipped) throws IOException {
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
