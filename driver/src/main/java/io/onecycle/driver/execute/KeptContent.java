package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.worker.model.own.OwnNetworks;
import io.onecycle.worker.trial.ModelSpec;
import java.io.IOException;

/** Networks of one's own, from where their content is kept with the results. */
public final class KeptContent {

  private KeptContent() {}

  /**
   * Makes a network known to this JVM; read but once.
   *
   * @throws IOException if its content is not there
   */
  public static void provide(ModelSpec.Own model, ResultStore store) throws IOException {
    OwnNetworks.provide(
        model,
        () ->
            store
                .networks()
                .content(model.source().digest())
                .orElseThrow(
                    () ->
                        new IOException(
                            "Cannot read %s: %s has no content %s; run the sweep again to keep it"
                                .formatted(model.name(), store.root(), model.source().digest()))));
  }
}
