package io.onecycle.driver.sweep.yaml;

/** The file cannot be read any further; the message is what is wrong there. */
final class SyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String expected;

  SyntaxException(int line, String problem, String expected) {
    super(problem);
    this.line = line;
    this.expected = expected;
  }

  /** From 1. */
  int line() {
    return line;
  }

  String expected() {
    return expected;
  }
}
