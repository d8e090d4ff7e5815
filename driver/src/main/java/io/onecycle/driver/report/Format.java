package io.onecycle.driver.report;

/** The forms in which a comparison can be had. */
public enum Format {
  /** For the console. */
  TABLE,
  /** RFC 4180; the columns of the Parquet table. */
  CSV,
  /** A table for a README or a pull request. */
  MARKDOWN,
  /** An object; its rows have the columns of the Parquet table. */
  JSON
}
