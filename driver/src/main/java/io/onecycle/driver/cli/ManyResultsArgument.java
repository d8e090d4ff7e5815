package io.onecycle.driver.cli;

import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.store.ResultStore;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The results of a command that can take several sweeps as one. */
final class ManyResultsArgument {

  @Parameters(
      paramLabel = "RESULTS",
      arity = "1..*",
      description = "A results folder, or its URI; several are taken together.")
  private List<String> roots = List.of();

  /** All of them, in the order given; each must hold something. */
  List<ResultStore> stores() {
    return roots.stream().map(SparkStores::existing).toList();
  }
}
