package io.onecycle.driver.results;

import io.onecycle.driver.store.KeptNetwork;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.read.ownmodel.ModelSource;
import io.onecycle.driver.sweep.read.ownmodel.ModelsOnDisk;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.OwnModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models of a sweep file that is kept with its results, as they were when it was last run:
 * whatever became of the files and jars since.
 */
public record KeptModels(ResultStore store) implements ModelSource {

  /** Keeps the models of a sweep that is about to be run. */
  public static void keep(ModelsOnDisk models, ResultStore store) {
    models.contents().forEach(store.networks()::keepContent);
    models.found().forEach((key, model) -> store.networks().keep(key, kept(key, model)));
  }

  /** Whether they are kept already. */
  public static boolean areKept(ModelsOnDisk models, ResultStore store) {
    return models.found().entrySet().stream()
        .allMatch(
            one ->
                store
                    .networks()
                    .network(one.getKey())
                    .equals(Optional.of(kept(one.getKey(), one.getValue()))));
  }

  private static KeptNetwork kept(String key, OwnModel model) {
    return new KeptNetwork(key, model.digest(), model.groups().names(), model.groups().starts());
  }

  @Override
  public OwnModel file(String kind, String path, boolean fresh, LayerGroups groups)
      throws IOException {
    return new OwnModel.Saved(kept(kind + ":" + path).digest(), fresh, groups);
  }

  @Override
  public OwnModel code(
      String className, Map<String, List<String>> arguments, Optional<LayerGroups> groups)
      throws IOException {
    KeptNetwork kept = kept("class:" + className);
    return new OwnModel.Coded(
        className,
        arguments,
        kept.digest(),
        groups.orElseGet(() -> new LayerGroups(kept.layers(), kept.starts())));
  }

  @Override
  public void check(ModelSpec.Own model, Optional<Examples> examples) {
    // It was, before it was run.
  }

  private KeptNetwork kept(String key) throws IOException {
    return store
        .networks()
        .network(key)
        .orElseThrow(() -> new IOException("not kept in " + store.root()));
  }
}
