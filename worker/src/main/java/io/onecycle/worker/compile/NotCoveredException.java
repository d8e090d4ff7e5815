package io.onecycle.worker.compile;

/** A network, or this machine, is not one that can be compiled for; the message says what not. */
public final class NotCoveredException extends Exception {

  private static final long serialVersionUID = 1;

  public NotCoveredException(String reason) {
    super(reason);
  }

  public NotCoveredException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
