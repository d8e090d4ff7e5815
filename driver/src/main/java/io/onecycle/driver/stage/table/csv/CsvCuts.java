package io.onecycle.driver.stage.table.csv;

import io.onecycle.driver.stage.part.SourceBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Where files may be cut, so that several tasks read one. */
public final class CsvCuts {

  private static final int MARK = 2;

  private CsvCuts() {}

  /**
   * The pieces of a file, if no line ends within quotes.
   *
   * @param bytes its length
   * @param most bytes of a piece, at least 1
   */
  public static List<CsvPiece> of(
      String file, long bytes, long most, CsvForm form, Configuration hadoop) throws IOException {
    if (bytes <= most || !CsvPiece.canBeCut(form.csv()) || isCompressedOrWide(file, hadoop)) {
      return List.of(CsvPiece.whole(file));
    }
    List<CsvPiece> pieces = new ArrayList<>();
    for (long start = 0; start < bytes; start += most) {
      pieces.add(new CsvPiece(file, start, Math.min(bytes, start + most)));
    }
    return pieces;
  }

  /**
   * Whether a line of a piece ends within quotes. All pieces before the first of which that is true
   * begin with a record, and so does that one.
   */
  public static boolean hasBreak(CsvPiece piece, CsvForm form, Configuration hadoop)
      throws IOException {
    try (CsvRows rows = new CsvRows(piece, form, hadoop)) {
      Optional<CsvRecord> row = rows.next();
      while (row.isPresent()) {
        if (row.get().hasBreak()) {
          return true;
        }
        row = rows.next();
      }
      return false;
    }
  }

  /** Of two bytes a character, as the mark tells. */
  private static boolean isCompressedOrWide(String file, Configuration hadoop) throws IOException {
    if (SourceBytes.isCompressed(file, hadoop)) {
      return true;
    }
    try (InputStream in = SourceBytes.open(file, hadoop)) {
      byte[] first = in.readNBytes(MARK);
      return first.length == MARK
          && ((first[0] == (byte) 0xFF && first[1] == (byte) 0xFE)
              || (first[0] == (byte) 0xFE && first[1] == (byte) 0xFF));
    }
  }
}
