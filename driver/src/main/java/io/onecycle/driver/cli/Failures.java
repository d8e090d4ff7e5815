package io.onecycle.driver.cli;

import java.io.FileNotFoundException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What ends a command, in words for people. */
final class Failures {

  private Failures() {}

  /** Whether what was given is at fault, and so nothing was started. */
  static boolean isBadInput(Exception failure) {
    return failure instanceof BadInputException
        || failure instanceof IllegalArgumentException
        || isMissing(failure)
        || isMissing(failure.getCause());
  }

  private static boolean isMissing(Throwable failure) {
    return failure instanceof NoSuchFileException
        || failure instanceof FileNotFoundException
        || failure instanceof NotDirectoryException;
  }

  /** One line, but for faults that have a line each. */
  static String words(Exception failure) {
    if (failure instanceof InvalidPathException path) {
      return ("Invalid path: %s: %s; file names are read in %s, as the locale says:"
              + " LC_ALL=C.UTF-8 reads all")
          .formatted(path.getInput(), path.getReason(), encoding());
    }
    return failure instanceof FileSystemException file
        ? ofFile(file)
        : failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** Java's own message is often the path alone. */
  private static String ofFile(FileSystemException failure) {
    String file = String.valueOf(failure.getFile());
    if (failure instanceof NoSuchFileException) {
      return "Cannot find " + file;
    }
    if (failure instanceof NotDirectoryException || failure instanceof FileAlreadyExistsException) {
      return "Cannot use " + file + ": a file is there, expected a folder";
    }
    return "Cannot use %s: %s"
        .formatted(
            file,
            failure instanceof AccessDeniedException
                ? "access is denied"
                : Optional.ofNullable(failure.getReason()).orElse("no reason is given"));
  }

  private static String encoding() {
    return System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
  }
}
