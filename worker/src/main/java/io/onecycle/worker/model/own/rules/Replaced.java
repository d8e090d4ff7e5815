package io.onecycle.worker.model.own.rules;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;

/** What the sweep's optimiser and weight decay take the place of. */
final class Replaced {

  /** What Deeplearning4j takes where a configuration names none. */
  private static final IUpdater UNSET = new Sgd();

  private Replaced() {}

  /** Removes a configuration's own updaters and weight decay, and says which those were. */
  static List<String> in(ComputationGraphConfiguration configuration) {
    TreeSet<String> names = new TreeSet<>();
    for (GraphVertex vertex : configuration.getVertices().values()) {
      if (vertex instanceof LayerVertex of
          && of.getLayerConf().getLayer() instanceof BaseLayer layer) {
        updaters(layer)
            .filter(updater -> !updater.equals(UNSET) && !(updater instanceof NoOp))
            .forEach(updater -> names.add("updater " + updater.getClass().getSimpleName()));
        decays(layer).forEach(decay -> names.add(decay.getClass().getSimpleName()));
        layer.setIUpdater(new NoOp());
        layer.setBiasUpdater(null);
        layer.setRegularization(List.of());
        layer.setRegularizationBias(List.of());
      }
    }
    return List.copyOf(names);
  }

  private static Stream<IUpdater> updaters(BaseLayer layer) {
    return Stream.of(
            Optional.ofNullable(layer.getIUpdater()), Optional.ofNullable(layer.getBiasUpdater()))
        .flatMap(Optional::stream);
  }

  private static Stream<Regularization> decays(BaseLayer layer) {
    return Stream.of(
            Optional.ofNullable(layer.getRegularization()),
            Optional.ofNullable(layer.getRegularizationBias()))
        .flatMap(Optional::stream)
        .flatMap(List::stream);
  }
}
