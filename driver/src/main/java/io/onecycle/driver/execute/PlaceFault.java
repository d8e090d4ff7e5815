package io.onecycle.driver.execute;

import io.onecycle.worker.compile.NativeMemoryException;
import io.onecycle.worker.device.DeviceLostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells by an error that kept work from its first iteration whether it is its place's: data that is
 * not there, a disk that is full, memory, a device, natives and classes. Until then all work of a
 * sweep does the same, so such an error would have met any other.
 */
final class PlaceFault {

  private PlaceFault() {}

  /** Whether it is surely no fault of the work; of any other error nobody can say. */
  static boolean is(Throwable failure) {
    return isMemory(failure)
        || any(
            failure,
            error ->
                error instanceof IOException
                    || error instanceof UncheckedIOException
                    || error instanceof DeviceLostException
                    || error instanceof NoDeviceException
                    || error instanceof LinkageError);
  }

  /** Whether memory was too little, and may suffice where less else runs. */
  static boolean isMemory(Throwable failure) {
    return any(
        failure,
        error -> error instanceof OutOfMemoryError || error instanceof NativeMemoryException);
  }

  private static boolean any(Throwable failure, Predicate<Throwable> is) {
    return Stream.iterate(
            Optional.of(failure), Optional::isPresent, one -> one.flatMap(PlaceFault::cause))
        .flatMap(Optional::stream)
        .anyMatch(is);
  }

  private static Optional<Throwable> cause(Throwable error) {
    return Optional.ofNullable(error.getCause()).filter(cause -> cause != error);
  }
}
