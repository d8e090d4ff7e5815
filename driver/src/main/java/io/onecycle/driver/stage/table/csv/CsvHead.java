package io.onecycle.driver.stage.table.csv;

import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * The first lines of a file.
 *
 * @param text whole lines where there are more
 */
record CsvHead(String text) {

  /** Excel's first line that names the delimiter. */
  private static final Pattern SEPARATOR =
      Pattern.compile("\"?sep=(.)\"?\\R", Pattern.CASE_INSENSITIVE);

  private static final int ENOUGH_CHARACTERS = 1 << 16;
  private static final int ENOUGH_LINES = 20;
  private static final int MOST_CHARACTERS = 1 << 24;
  private static final int MOST_RECORDS = 200;

  /**
   * Looks at a file.
   *
   * @throws IOException saying what is wrong with its first lines
   */
  static CsvHead of(String file, Csv csv, Configuration hadoop) throws IOException {
    StringBuilder text = new StringBuilder();
    String undecodable = "";
    try (Reader in = CsvPiece.whole(file).open(csv, hadoop)) {
      char[] some = new char[ENOUGH_CHARACTERS];
      int read = in.read(some);
      while (read > 0 && !isEnough(text.append(some, 0, read))) {
        read = in.read(some);
      }
    } catch (StrictReader.UndecodableException e) {
      undecodable = CsvRows.undecodable(e, csv);
    }
    String head = text.toString();
    if (head.isBlank()) {
      throw new IOException(
          undecodable.isEmpty()
              ? "it is empty, expected a table"
              : "its first line: " + undecodable);
    }
    if (head.indexOf('\0') >= 0) {
      throw new IOException(
          "bytes 00 in text; if it is UTF-16, say encoding: utf-16le or utf-16be");
    }
    boolean isCut = head.length() >= ENOUGH_CHARACTERS || !undecodable.isEmpty();
    int last = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
    if (!undecodable.isEmpty() && last < 0) {
      throw new IOException("its first line: " + undecodable);
    }
    return new CsvHead(isCut && last > 0 ? head.substring(0, last + 1) : head);
  }

  /** The delimiter that the first line names, as Excel writes it. */
  Optional<String> separator() {
    Matcher line = SEPARATOR.matcher(text);
    return line.lookingAt() ? Optional.of(line.group(1)) : Optional.empty();
  }

  /** The first records, past a line that names the delimiter. */
  List<List<String>> records(Delimiter delimiter) {
    Matcher line = SEPARATOR.matcher(text);
    CsvRecords records =
        new CsvRecords(
            new StringReader(line.lookingAt() ? text.substring(line.end()) : text), delimiter);
    List<List<String>> all = new ArrayList<>();
    try {
      Optional<CsvRecord> next = records.next();
      // What seems wrong may be so for being cut: the pass over all of the file tells.
      while (next.filter(record -> record.fault().isEmpty()).isPresent()
          && all.size() < MOST_RECORDS) {
        all.add(next.get().cells());
        next = records.next();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what is in memory", e);
    }
    return all;
  }

  private static boolean isEnough(StringBuilder text) {
    return text.length() >= MOST_CHARACTERS
        || (text.length() >= ENOUGH_CHARACTERS
            && text.chars().filter(c -> c == '\n' || c == '\r').limit(ENOUGH_LINES).count()
                >= ENOUGH_LINES);
  }
}
