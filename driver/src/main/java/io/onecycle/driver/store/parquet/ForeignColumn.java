package io.onecycle.driver.store.parquet;

/**
 * A column of a Parquet file that somebody else has written.
 *
 * @param name as it stands there
 * @param kind of its values
 * @param precision digits of decimals; 0 of others
 * @param scale digits of their fraction; 0 of others
 * @param type in a word, as Parquet has it
 */
public record ForeignColumn(String name, Kind kind, int precision, int scale, String type) {

  /** What values are, as far as a table of features can use them. */
  public enum Kind {
    BOOLEAN,
    INT,
    UNSIGNED_INT,
    LONG,
    UNSIGNED_LONG,
    FLOAT,
    DOUBLE,
    DECIMAL,
    TEXT,
    /** Text, where an old writer does not mark it as such, or anything else. */
    BYTES,
    /** Dates, times, lists, maps and others. */
    OTHER
  }
}
