package io.onecycle.driver.stage;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInContent;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** The data sets of this JVM, built in or staged. */
public final class StagedCatalog {

  private StagedCatalog() {}

  /**
   * A data set, read once per JVM.
   *
   * @param directory where to look for built-in ones first
   * @param hadoop its settings, for staged ones
   * @throws IOException if it cannot be found or is not what it should be
   */
  public static Dataset load(
      DataSpec data, Optional<Path> directory, Supplier<Configuration> hadoop) throws IOException {
    if (data instanceof DataSpec.Own own) {
      return DataCatalog.shared().load(own, () -> LocalCopies.of(own, hadoop.get()));
    }
    if (data instanceof DataSpec.BuiltIn builtIn) {
      BuiltInContent.require(builtIn, directory);
      return DataCatalog.shared().load(BuiltInData.named(data.name()).orElseThrow(), directory);
    }
    throw new IllegalStateException("Cannot load " + data.name());
  }
}
