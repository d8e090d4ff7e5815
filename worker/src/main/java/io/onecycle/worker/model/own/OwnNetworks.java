package io.onecycle.worker.model.own;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.model.own.rules.OwnNetwork;
import io.onecycle.worker.model.own.rules.WeightRules;
import io.onecycle.worker.model.own.saved.SavedModel;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.OwnModel;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** The networks of one's own that this JVM knows; what came from a file is read once. */
public final class OwnNetworks {

  private static final Map<String, SavedModel> SAVED = new ConcurrentHashMap<>();

  private OwnNetworks() {}

  /** Where the content of a file is to be had. */
  @FunctionalInterface
  public interface Content {
    /**
     * All of it.
     *
     * @throws IOException if it is not there
     */
    byte[] read() throws IOException;
  }

  /**
   * Makes a network known; its content is read unless it is known already. A class must be the very
   * code that the sweep began with.
   *
   * @throws IOException if the content cannot be read
   * @throws FaultyModelException if it is not what the network was made from, or no network
   */
  public static synchronized void provide(ModelSpec.Own model, Content content) throws IOException {
    if (model.source() instanceof OwnModel.Coded coded) {
      NetworkCode.requireSame(coded);
    }
    if (model.source() instanceof OwnModel.Saved saved && !SAVED.containsKey(saved.digest())) {
      byte[] bytes = content.read();
      if (!FileDigest.of(bytes).equals(saved.digest())) {
        throw new FaultyModelException(
            "the file of " + model.name(), "has changed", "what the sweep began with");
      }
      SAVED.put(saved.digest(), SavedModel.read(bytes));
    }
  }

  /**
   * The network, for such examples; the caller's own.
   *
   * @throws FaultyModelException with all faults
   * @throws IllegalStateException if it was not provided here
   */
  public static OwnNetwork of(ModelSpec.Own model, Optional<Examples> examples) {
    return OwnNetwork.of(
        model.name(),
        saved(model.source(), model.name(), examples).configuration(),
        model.source().groups(),
        examples);
  }

  private static SavedModel saved(OwnModel source, String name, Optional<Examples> examples) {
    if (source instanceof OwnModel.Coded coded) {
      // Without examples there is nothing to configure a network for.
      Examples of =
          examples.orElseThrow(() -> new IllegalStateException("Cannot configure " + name));
      return new SavedModel(NetworkCode.configure(coded, of), Optional.empty());
    }
    OwnModel.Saved file = (OwnModel.Saved) source;
    SavedModel known = known(file, name);
    ComputationGraphConfiguration configuration = known.configuration().clone();
    if (known.weights().isPresent() && !file.fresh()) {
      WeightRules.forget(configuration);
    }
    return new SavedModel(configuration, known.weights());
  }

  private static SavedModel known(OwnModel.Saved file, String name) {
    SavedModel known = SAVED.get(file.digest());
    if (known == null) {
      throw new IllegalStateException("Cannot build " + name + ": its file was not read here");
    }
    return known;
  }

  /** A copy of the flat vector that training starts from; empty where a seed draws it. */
  @SuppressWarnings("OptionalContainsArray")
  public static Optional<float[]> weights(ModelSpec.Own model) {
    return model.source() instanceof OwnModel.Saved file && !file.fresh()
        ? known(file, model.name()).weights().map(float[]::clone)
        : Optional.empty();
  }
}
