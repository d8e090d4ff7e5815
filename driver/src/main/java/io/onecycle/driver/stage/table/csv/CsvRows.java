package io.onecycle.driver.stage.table.csv;

import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The rows of a piece, header and all before it left out. */
public final class CsvRows implements AutoCloseable {

  private static final int SHOWN = 60;

  private final CsvForm form;
  private final Reader in;
  private final CsvRecords records;
  private boolean isEnded;

  /** Opens a piece. */
  public CsvRows(CsvPiece piece, CsvForm form, Configuration hadoop) throws IOException {
    this.form = form;
    this.in = piece.open(form.csv(), hadoop);
    this.records = new CsvRecords(in, form.delimiter());
    int before =
        piece.start() == 0 ? (form.csv().header() ? 1 : 0) + (form.hasSeparatorLine() ? 1 : 0) : 0;
    for (int i = 0; i < before; i++) {
      records.next();
    }
  }

  /**
   * The next row; empty at the end. What is not of the table's width, or cannot be read, has a
   * fault; after bytes that are no characters there is no more.
   */
  public Optional<CsvRecord> next() {
    if (isEnded) {
      return Optional.empty();
    }
    try {
      Optional<CsvRecord> row = records.next();
      isEnded = row.isEmpty();
      return row.map(this::checked);
    } catch (StrictReader.UndecodableException e) {
      isEnded = true;
      return Optional.of(new CsvRecord(List.of(), undecodable(e, form.csv()), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that are not of the character set, and what to do. */
  static String undecodable(StrictReader.UndecodableException bytes, Csv csv) {
    String name = CsvPiece.charset(csv).name().toLowerCase(Locale.ROOT);
    return "bytes %s are no %s, expected %s; or say encoding: windows-1252 (or latin1, utf-16 …)"
        .formatted(bytes.getMessage(), name, name);
  }

  private CsvRecord checked(CsvRecord row) {
    int width = form.names().size();
    if (!row.fault().isEmpty() || row.cells().size() == width) {
      return row;
    }
    String text = String.join(String.valueOf(form.delimiter().character()), row.cells());
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return new CsvRecord(
        row.cells(),
        "\"%s\", expected %d values, as the first line has".formatted(shown, width),
        row.hasBreak());
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
