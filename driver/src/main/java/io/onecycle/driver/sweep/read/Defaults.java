package io.onecycle.driver.sweep.read;

/**
 * What a sweep file means by what it leaves out. Where that changes, files that were run before
 * still mean what they meant: the results beside them say when that was.
 */
public enum Defaults {
  /** Those of this version. */
  CURRENT,
  /** Those of version 0.1: all seeds hold out the same validation set. */
  OF_0_1;

  /** Whether each seed holds out another fold where {@code train.validation} does not say. */
  boolean rotateValidation() {
    return this == CURRENT;
  }
}
