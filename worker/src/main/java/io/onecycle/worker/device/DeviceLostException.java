package io.onecycle.worker.device;

/**
 * A device answers every further call of this process with the same error: what is wrong is in the
 * message, and only a new process can use the device again.
 */
public final class DeviceLostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public DeviceLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
