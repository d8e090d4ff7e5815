package io.onecycle.driver.stage;

import io.onecycle.worker.data.Examples;
import io.onecycle.worker.data.Kind;
import io.onecycle.worker.data.Shape;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads files of CIFAR's binary form: records of a label (of CIFAR-100 two, the second is learnt)
 * and three planes of 32×32 pixels, red, green and blue.
 *
 * @param fine whether records have two labels
 */
record CifarPieces(boolean fine) implements java.io.Serializable {

  private static final Shape SHAPE = new Shape(3, 32, 32);

  /** {@code data_batch….bin} and {@code train.bin} train, {@code test….bin} test. */
  Pieces of(List<SourceFile> files, Optional<List<SourceFile>> testFiles) {
    List<SourceFile> train = named(files, "(data_batch.*|train.*)\\.bin");
    List<SourceFile> test =
        testFiles.map(own -> named(own, ".*\\.bin")).orElse(named(files, "test.*\\.bin"));
    if (train.isEmpty() || (testFiles.isPresent() && test.isEmpty())) {
      throw new InvalidDataException(
          "Cannot find files of CIFAR's binary form: expected %s, found %s"
              .formatted(
                  train.isEmpty() ? "data_batch_1.bin, … or train.bin" : "files ending in .bin",
                  (train.isEmpty() ? files : testFiles.orElseThrow())
                      .stream().limit(10).map(SourceFile::name).toList()));
    }
    List<String> faults = new ArrayList<>();
    Pieces pieces =
        new Pieces(
            tasks(train, faults),
            tasks(test, faults),
            IntStream.range(0, classes()).mapToObj(String::valueOf).toList());
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return pieces;
  }

  private int classes() {
    return fine ? 100 : 10;
  }

  private int recordBytes() {
    return (fine ? 2 : 1) + SHAPE.size();
  }

  private static List<SourceFile> named(List<SourceFile> files, String pattern) {
    return files.stream().filter(file -> file.lastName().matches(pattern)).toList();
  }

  private List<PartTask> tasks(List<SourceFile> files, List<String> faults) {
    int most = new Kind(SHAPE, true, true, classes()).perPart();
    List<PartTask> tasks = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.bytes() == 0 || file.bytes() % recordBytes() != 0) {
        faults.add(
            "Cannot use %s: %d bytes, expected a multiple of %d, the bytes of a record of %s"
                .formatted(file.uri(), file.bytes(), recordBytes(), fine ? "cifar100" : "cifar10"));
      }
      int records = Math.toIntExact(file.bytes() / recordBytes());
      for (int from = 0; from < records; from += most) {
        tasks.add(new Piece(file, from, Math.min(most, records - from), this));
      }
    }
    return tasks;
  }

  private record Piece(SourceFile file, int from, int count, CifarPieces form) implements PartTask {
    @Override
    public Examples read(Configuration hadoop) throws IOException {
      byte[] record = new byte[form.recordBytes()];
      byte[] labels = new byte[count];
      byte[] pixels = new byte[count * SHAPE.size()];
      try (DataInputStream in =
          new DataInputStream(new java.io.BufferedInputStream(file.open(hadoop), 1 << 16))) {
        in.skipNBytes((long) from * record.length);
        for (int i = 0; i < count; i++) {
          in.readFully(record);
          int label = Byte.toUnsignedInt(record[record.length - SHAPE.size() - 1]);
          if (label >= form.classes()) {
            throw new IOException(
                "Cannot use %s: label %d of image %d (counted from 0), expected 0 to %d"
                    .formatted(file.uri(), label, from + i, form.classes() - 1));
          }
          labels[i] = (byte) label;
          System.arraycopy(
              record, record.length - SHAPE.size(), pixels, i * SHAPE.size(), SHAPE.size());
        }
      }
      return Examples.images(3, 32, 32, form.classes(), pixels, labels);
    }

    @Override
    public String source() {
      return file.uri();
    }
  }
}
