package io.onecycle.driver.stage.part;

import java.util.List;
import java.util.stream.Collectors;

/** Data that cannot be used: every fault found, one a line. */
public final class InvalidDataException extends IllegalArgumentException {

  private static final int SHOWN = 20;

  public InvalidDataException(String fault) {
    super(fault);
  }

  /** Shows the first faults, and counts the others. */
  public InvalidDataException(List<String> faults) {
    super(
        faults.stream().limit(SHOWN).collect(Collectors.joining("\n"))
            + (faults.size() > SHOWN ? "\n… and " + (faults.size() - SHOWN) + " more" : ""));
  }
}
