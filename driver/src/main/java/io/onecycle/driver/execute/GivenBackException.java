package io.onecycle.driver.execute;

/** Says that work is not to begin where it was to run, and is charged with nothing. */
final class GivenBackException extends Exception {

  private static final long serialVersionUID = 1;

  /** The reason in words, and the error that it comes from. */
  GivenBackException(String why, Throwable cause) {
    super(why, cause);
  }
}
