package io.onecycle.worker.onednn;

/**
 * Native code has written outside of what it was given; the message names it, where and how far.
 */
final class MemoryOverrunException extends RuntimeException {

  MemoryOverrunException(String message) {
    super(message);
  }
}
