package io.onecycle.driver.sweep.read.ownmodel;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.OwnModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the files and classes are that a sweep file names as its model. */
public interface ModelSource {

  /** A text alone: nothing lies beside it. */
  ModelSource NONE = new NoModels();

  /**
   * A file of a network.
   *
   * @param kind as the sweep file calls it: {@code dl4j} or {@code keras}
   * @param path as the sweep file has it
   * @param fresh whether its weights are left out of account
   * @throws IOException if it cannot be read
   * @throws FaultyModelException if it is no network
   */
  OwnModel file(String kind, String path, boolean fresh, LayerGroups groups) throws IOException;

  /**
   * A class that configures a network.
   *
   * @param groups if the sweep file names them; else the class is asked
   * @throws IOException if it is not there
   * @throws FaultyModelException if it is no network
   */
  OwnModel code(String className, Map<String, List<String>> arguments, Optional<LayerGroups> groups)
      throws IOException;

  /**
   * Holds a network against what it is to learn from.
   *
   * @param examples of that form, if it is known
   * @throws FaultyModelException with all that is wrong
   */
  void check(ModelSpec.Own model, Optional<Examples> examples);
}
