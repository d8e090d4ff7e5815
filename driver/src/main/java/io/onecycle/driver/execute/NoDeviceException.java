package io.onecycle.driver.execute;

/** Says that a thread cannot be made to compute on the device that Spark gave its task. */
final class NoDeviceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoDeviceException(RuntimeException reason) {
    super(reason.getMessage(), reason);
  }
}
