package io.onecycle.driver.stage.table.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts text into records as RFC 4180 has it: a quoted value may hold delimiters, line breaks and
 * doubled quotes, a backslash is a character like any other. Lines end with LF, CR LF or CR; blank
 * ones, and blanks around values, do not count.
 */
public final class CsvRecords {

  /** A longer value is none: most likely a quote is never closed. */
  static final int LONGEST_CELL = 100_000;

  static final int MOST_CELLS = 100_000;

  private static final int END = -1;
  private static final int NOTHING = -2;

  private final Reader in;
  private final boolean isRuns;
  private final char delimiter;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder cell = new StringBuilder();
  private int at;
  private int filled;
  private int back = NOTHING;
  private String fault = "";
  private boolean hasBreak;

  /** Reads from {@code in}, which the caller closes. */
  public CsvRecords(Reader in, Delimiter delimiter) {
    this.in = in;
    this.isRuns = delimiter.isRuns();
    this.delimiter = delimiter.character();
  }

  /**
   * The next record; empty after the last.
   *
   * @throws java.nio.charset.CharacterCodingException at bytes that are no characters
   */
  public Optional<CsvRecord> next() throws IOException {
    while (true) {
      int first = read();
      if (first == END) {
        return Optional.empty();
      }
      back = first;
      List<String> cells = new ArrayList<>();
      fault = "";
      hasBreak = false;
      while (cell(cells)) {
        if (cells.size() > MOST_CELLS) {
          fault = "more than " + MOST_CELLS + " values";
        }
      }
      boolean isBlank =
          (cells.size() == 1 || delimiter <= ' ')
              && cells.stream().allMatch(String::isEmpty)
              && !hasBreak;
      if (!isBlank || !fault.isEmpty()) {
        return Optional.of(new CsvRecord(cells, fault, hasBreak));
      }
    }
  }

  /** Reads a value; whether another follows. */
  private boolean cell(List<String> cells) throws IOException {
    cell.setLength(0);
    int c = pastBlanks();
    boolean isQuoted = c == '"';
    if (isQuoted) {
      c = quoted();
    } else {
      while (!isEnd(c) && !isDelimiter(c)) {
        append(c);
        c = read();
      }
    }
    if (isRuns && isDelimiter(c)) {
      // A run at the end of a line stands before no value.
      c = pastBlanks();
      boolean goesOn = !isEnd(c);
      back = goesOn ? c : back;
      c = goesOn ? delimiter : c;
    }
    cells.add(isQuoted ? cell.toString() : cell.toString().strip());
    if (c == '\r') {
      int next = read();
      back = next == '\n' ? NOTHING : next;
    }
    return isDelimiter(c);
  }

  /** Reads on past the closing quote and blanks; what comes then. */
  private int quoted() throws IOException {
    int c = read();
    while (true) {
      if (c == END) {
        fault = "a quote is opened and never closed";
        return END;
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          break;
        }
      } else if (c == '\n' || c == '\r') {
        hasBreak = true;
      }
      append(c);
      c = read();
    }
    while (isBlank(c)) {
      c = read();
    }
    if (!isEnd(c) && !isDelimiter(c)) {
      fault =
          "text follows a closing quote, expected a delimiter, and quotes within a quoted value"
              + " doubled";
      while (!isEnd(c) && !isDelimiter(c)) {
        append(c);
        c = read();
      }
    }
    return c;
  }

  private void append(int c) {
    if (cell.length() < LONGEST_CELL) {
      cell.append((char) c);
    } else {
      fault = "a value of more than " + LONGEST_CELL + " characters; is a quote never closed?";
    }
  }

  private int pastBlanks() throws IOException {
    int c = read();
    while (isBlank(c) || (isRuns && isDelimiter(c))) {
      c = read();
    }
    return c;
  }

  private boolean isBlank(int c) {
    return (c == ' ' || c == '\t') && c != delimiter;
  }

  private boolean isDelimiter(int c) {
    return c == delimiter || (isRuns && c == '\t');
  }

  private static boolean isEnd(int c) {
    return c == '\n' || c == '\r' || c == END;
  }

  private int read() throws IOException {
    if (back != NOTHING) {
      int c = back;
      back = NOTHING;
      return c;
    }
    if (at == filled) {
      filled = in.read(buffer, 0, buffer.length);
      at = 0;
      if (filled <= 0) {
        filled = 0;
        return END;
      }
    }
    return buffer[at++];
  }
}
