package io.onecycle.driver.sweep.yaml;

/**
 * One thing wrong in a sweep file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param path where in the file: {@code grid.max_lr[1]}; {@code file} for the file as a whole
 * @param value what is there, on one line and cut where long
 * @param problem what the value is: {@code not above 0}
 * @param expected what would be accepted
 */
public record Fault(
    String file, int line, String path, String value, String problem, String expected) {

  /** The line for people and editors: {@code FILE:LINE: key.path: VALUE is …, expected …}. */
  public String message() {
    return file
        + ":"
        + line
        + ": "
        + path
        + ": "
        + value
        + " is "
        + problem
        + ", expected "
        + expected;
  }
}
