package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.SourceBytes;
import io.onecycle.driver.stage.table.TableFile;
import io.onecycle.worker.trial.DataFormat.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * A first look at the files of a table: Spark's own look at headers and footers would be repeated
 * for ever where a file is broken.
 */
final class TableFiles {

  private static final String MARK = "PAR1";
  private static final long MARK_BYTES = MARK.length();
  private static final int SOME = 1 << 16;

  private TableFiles() {}

  /**
   * Makes sure that each file begins, and a Parquet file also ends, as it should.
   *
   * @throws InvalidDataException naming all that do not
   */
  static void check(List<SourceFile> files, Kind kind, Configuration hadoop) {
    List<String> faults = new ArrayList<>();
    for (SourceFile file : files) {
      try {
        if (kind == Kind.PARQUET) {
          parquet(file, hadoop);
        } else {
          text(file, hadoop);
        }
      } catch (IOException | RuntimeException e) {
        faults.add("Cannot read " + file.uri() + ": " + e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
  }

  /** Those of a set, as tables name them. */
  static List<TableFile> of(Division.Part part) {
    return of(part.files());
  }

  static List<TableFile> of(List<SourceFile> files) {
    return files.stream()
        .map(file -> new TableFile(file.uri(), file.name(), file.bytes()))
        .toList();
  }

  private static void parquet(SourceFile file, Configuration hadoop) throws IOException {
    byte[] mark = new byte[(int) MARK_BYTES];
    try (FSDataInputStream in = SourceBytes.open(file.uri(), hadoop)) {
      for (long at : new long[] {0, file.bytes() - MARK_BYTES}) {
        if (file.bytes() >= 3 * MARK_BYTES) {
          in.readFully(at, mark);
        }
        if (!new String(mark, StandardCharsets.US_ASCII).equals(MARK)) {
          throw new IOException("no Parquet file, expected one that begins and ends with " + MARK);
        }
      }
    }
  }

  private static void text(SourceFile file, Configuration hadoop) throws IOException {
    try (InputStream in = SourceBytes.plain(file.uri(), hadoop)) {
      if (in.readNBytes(SOME).length == 0) {
        throw new IOException("it is empty, expected a table");
      }
    }
  }
}
