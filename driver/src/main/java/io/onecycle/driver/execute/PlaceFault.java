package io.onecycle.driver.execute;

import io.onecycle.worker.compile.NativeMemoryException;
import io.onecycle.worker.device.DeviceLostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Tells by an error that kept work from its first iteration whether it is its place's: data that is
 * not there, a disk that is full, memory, a device, natives and classes. Until then all work of a
 * sweep does the same, so such an error would have met any other.
 */
final class PlaceFault {

  private PlaceFault() {}

  /** Whether it is surely no fault of the work; of any other error nobody can say. */
  static boolean is(Throwable failure) {
    for (Optional<Throwable> one = Optional.of(failure);
        one.isPresent();
        one = one.flatMap(PlaceFault::cause)) {
      Throwable error = one.get();
      if (error instanceof IOException
          || error instanceof UncheckedIOException
          || error instanceof OutOfMemoryError
          || error instanceof NativeMemoryException
          || error instanceof DeviceLostException
          || error instanceof NoDeviceException
          || error instanceof LinkageError) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Throwable> cause(Throwable error) {
    return Optional.ofNullable(error.getCause()).filter(cause -> cause != error);
  }
}
