package io.onecycle.driver.stage.table.csv;

import io.onecycle.driver.stage.part.SourceBytes;
import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * A piece of a file: the lines that begin in it.
 *
 * @param file its URI
 * @param start its first byte
 * @param end the byte after its last
 */
public record CsvPiece(String file, long start, long end) implements Serializable {

  private static final int MARK = 3;

  /** All of a file, compressed or not. */
  public static CsvPiece whole(String file) {
    return new CsvPiece(file, 0, Long.MAX_VALUE);
  }

  /** Its characters; the caller closes them. */
  public Reader open(Csv csv, Configuration hadoop) throws IOException {
    if (start == 0) {
      InputStream all =
          end == Long.MAX_VALUE
              ? SourceBytes.plain(file, hadoop)
              : new LinesUpTo(new BufferedInputStream(SourceBytes.open(file, hadoop)), end);
      BufferedInputStream in = new BufferedInputStream(all);
      return new StrictReader(in, pastMark(in, csv));
    }
    FSDataInputStream in = SourceBytes.open(file, hadoop);
    in.seek(start - 1);
    LinesUpTo lines = new LinesUpTo(new BufferedInputStream(in), end - start + 1);
    lines.skipLine();
    return new StrictReader(lines, charset(csv));
  }

  /** Whether a line feed is one byte, and always that, so that a file can be cut there. */
  static boolean canBeCut(Csv csv) {
    String name = charset(csv).name();
    return Stream.of("UTF-8", "US-ASCII", "ISO-8859", "windows-").anyMatch(name::startsWith);
  }

  /** The character set that is told, or UTF-8. */
  static Charset charset(Csv csv) {
    return csv.encoding().isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(csv.encoding());
  }

  /** Reads past a byte order mark; the character set it tells, unless one is told. */
  private static Charset pastMark(InputStream in, Csv csv) throws IOException {
    in.mark(MARK);
    byte[] first = in.readNBytes(MARK);
    in.reset();
    Charset told = charset(csv);
    if (starts(first, 0xFF, 0xFE) || starts(first, 0xFE, 0xFF)) {
      boolean isKnown = told.name().startsWith("UTF-16") || csv.encoding().isEmpty();
      // Java's UTF-16 reads the mark itself.
      return isKnown ? StandardCharsets.UTF_16 : told;
    }
    if (starts(first, 0xEF, 0xBB, 0xBF) && told.equals(StandardCharsets.UTF_8)) {
      in.skipNBytes(MARK);
    }
    return told;
  }

  private static boolean starts(byte[] bytes, int... with) {
    boolean is = bytes.length >= with.length;
    for (int i = 0; is && i < with.length; i++) {
      is = Byte.toUnsignedInt(bytes[i]) == with[i];
    }
    return is;
  }
}
