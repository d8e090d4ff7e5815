package io.onecycle.driver.sweep.read.ownmodel;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.OwnModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of a text that lies nowhere. */
record NoModels() implements ModelSource {

  @Override
  public OwnModel file(String kind, String path, boolean fresh, LayerGroups groups)
      throws IOException {
    throw new IOException("out of reach: a sweep that is no file has none beside it");
  }

  @Override
  public OwnModel code(
      String className, Map<String, List<String>> arguments, Optional<LayerGroups> groups)
      throws IOException {
    throw new IOException("out of reach: a sweep that is no file has no jars");
  }

  @Override
  public void check(ModelSpec.Own model, Optional<Examples> examples) {}
}
