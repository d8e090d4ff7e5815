package io.onecycle.driver.cli;

import java.util.List;

/** Input that cannot be used: every fault, one a line. Ends a command with exit code 2. */
final class BadInputException extends RuntimeException {

  BadInputException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
