package io.onecycle.driver.export;

/** Runs in another program's form, in a folder. */
public interface Export {

  /**
   * Writes a run, if the folder does not have it as it is. Files of others are left alone.
   *
   * @return whether something was written
   * @throws java.io.UncheckedIOException if the folder cannot be written to
   */
  boolean write(ExportedRun run);
}
