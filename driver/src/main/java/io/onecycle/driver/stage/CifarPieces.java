package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.PartTask;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.file.CifarForm;
import io.onecycle.worker.data.staged.Kind;
import io.onecycle.worker.trial.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/** Reads files of CIFAR's binary form, of any number of records each. */
record CifarPieces(CifarForm form) implements java.io.Serializable {

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
            IntStream.range(0, form.classes()).mapToObj(String::valueOf).toList());
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return pieces;
  }

  private static List<SourceFile> named(List<SourceFile> files, String pattern) {
    return files.stream().filter(file -> file.lastName().matches(pattern)).toList();
  }

  private List<PartTask> tasks(List<SourceFile> files, List<String> faults) {
    int most = new Kind(CifarForm.SHAPE, true, true, form.classes()).perPart();
    List<PartTask> tasks = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.bytes() == 0 || file.bytes() % form.recordBytes() != 0) {
        faults.add(
            "Cannot use %s: %d bytes, expected a multiple of %d, the bytes of a record of %s"
                .formatted(file.uri(), file.bytes(), form.recordBytes(), Identity.lower(form)));
      }
      int records = Math.toIntExact(file.bytes() / form.recordBytes());
      for (int from = 0; from < records; from += most) {
        tasks.add(new Piece(file, from, Math.min(most, records - from), form));
      }
    }
    return tasks;
  }

  private record Piece(SourceFile file, int from, int count, CifarForm form) implements PartTask {
    @Override
    public Examples read(Configuration hadoop) throws IOException {
      Shape shape = CifarForm.SHAPE;
      byte[] labels = new byte[count];
      byte[] pixels = new byte[count * shape.size()];
      try (InputStream in = file.open(hadoop)) {
        form.read(in, file.uri(), from, count, labels, pixels, 0);
      }
      return Examples.images(
          shape.channels(), shape.height(), shape.width(), form.classes(), pixels, labels);
    }

    @Override
    public String source() {
      return file.uri();
    }
  }
}
