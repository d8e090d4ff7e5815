package io.onecycle.driver.api;

import java.util.List;

/** A sweep that cannot be run, with everything that is wrong in it. */
public final class InvalidSweepException extends IllegalArgumentException {

  private final List<String> faults;

  InvalidSweepException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /**
   * All faults, at least one, a line each: {@code FILE:LINE: key.path: VALUE is …, expected …}; of
   * a sweep that was built in code, without the place.
   */
  public List<String> faults() {
    return faults;
  }
}
