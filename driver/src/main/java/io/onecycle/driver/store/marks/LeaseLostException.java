package io.onecycle.driver.store.marks;

/** Says that a driver may write no more, and who may instead. */
public final class LeaseLostException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  LeaseLostException(String message) {
    super(message);
  }
}
