package io.onecycle.worker.compile;

/** A network does not fit the memory outside of the heap; the message says what would help. */
public final class NativeMemoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NativeMemoryException(String message) {
    super(message);
  }

  /** Memory that an allocator has refused. */
  public NativeMemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
