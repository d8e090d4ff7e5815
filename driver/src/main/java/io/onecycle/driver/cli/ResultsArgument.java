package io.onecycle.driver.cli;

import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.store.ResultStore;
import picocli.CommandLine.Parameters;

/** The results of a command. */
final class ResultsArgument {

  @Parameters(paramLabel = "RESULTS", description = "A results folder, or its URI.")
  private String root;

  /** The store, which must hold something. */
  ResultStore store() {
    return SparkStores.existing(root);
  }
}
