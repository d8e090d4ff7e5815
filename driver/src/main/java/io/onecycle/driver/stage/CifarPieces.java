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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/** Reads files of CIFAR's binary form, of any number of records each. */
record CifarPieces(CifarForm form) implements java.io.Serializable {

  /** The files of this form. */
  static List<SourceFile> among(List<SourceFile> files) {
    List<SourceFile> own = files.stream().filter(file -> file.lastName().endsWith(".bin")).toList();
    if (own.isEmpty()) {
      throw missing("files ending in .bin", files);
    }
    return own;
  }

  /**
   * Divides a source: {@code data_batch….bin} or {@code train….bin} train, {@code test….bin} test.
   */
  static Division divide(List<SourceFile> files) {
    List<SourceFile> own =
        among(files).stream().filter(file -> set(file.lastName()).isPresent()).toList();
    if (own.stream()
        .noneMatch(file -> set(file.lastName()).orElseThrow().set() == SetName.TRAINING)) {
      throw missing("data_batch_1.bin, … or train.bin", files);
    }
    return FileDivision.of(own, CifarPieces::set);
  }

  private static InvalidDataException missing(String expected, List<SourceFile> files) {
    return new InvalidDataException(
        "Cannot find files of CIFAR's binary form: expected %s, found %s"
            .formatted(expected, files.stream().limit(10).map(SourceFile::name).toList()));
  }

  private static Optional<SetName.Telling> set(String name) {
    return name.matches("(data_batch|train).*")
        ? Optional.of(new SetName.Telling(SetName.TRAINING, "train", ""))
        : name.startsWith("test")
            ? Optional.of(new SetName.Telling(SetName.TEST, "test", ""))
            : SetName.in(name);
  }

  Pieces of(Division files) {
    List<String> faults = new ArrayList<>();
    Pieces pieces =
        new Pieces(
            tasks(files.train().files(), faults),
            tasks(files.validation().files(), faults),
            tasks(files.test().files(), faults),
            IntStream.range(0, form.classes()).mapToObj(String::valueOf).toList());
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return pieces;
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
    public Examples read(Configuration hadoop, Consumer<String> skipped) throws IOException {
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
