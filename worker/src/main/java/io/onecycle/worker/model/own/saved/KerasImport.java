package io.onecycle.worker.model.own.saved;

import io.onecycle.worker.model.own.rules.FaultyModelException;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The one class that knows the importer; loaded when a Keras file is read, and not before. */
final class KerasImport {

  private KerasImport() {}

  static byte[] archive(Path file) throws IOException {
    try {
      return sequential(file);
    } catch (InvalidKerasConfigurationException e) {
      try {
        return functional(file);
      } catch (InvalidKerasConfigurationException | UnsupportedKerasConfigurationException other) {
        throw refused(isSequential(other) ? e : other);
      } catch (RuntimeException other) {
        throw refused(other);
      }
    } catch (UnsupportedKerasConfigurationException | RuntimeException e) {
      throw refused(e);
    }
  }

  private static boolean isSequential(Exception e) {
    return String.valueOf(e.getMessage()).contains("found Sequential");
  }

  private static byte[] sequential(Path file)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    try (Closing<MultiLayerNetwork> read =
        new Closing<>(
            KerasModelImport.importKerasSequentialModelAndWeights(file.toString(), false),
            MultiLayerNetwork::close)) {
      MultiLayerNetwork network = read.of();
      return archive(StackedLayers.asGraph(network.getLayerWiseConfigurations()), network.params());
    }
  }

  private static byte[] functional(Path file)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    try (Closing<ComputationGraph> read =
        new Closing<>(
            KerasModelImport.importKerasModelAndWeights(file.toString(), false),
            ComputationGraph::close)) {
      return archive(read.of().getConfiguration(), read.of().params());
    }
  }

  /** The importer seeds a configuration with the time; the same file is to give the same bytes. */
  private static byte[] archive(ComputationGraphConfiguration configuration, INDArray parameters)
      throws IOException {
    configuration.getDefaultConfiguration().setSeed(0);
    for (GraphVertex vertex : configuration.getVertices().values()) {
      if (vertex instanceof LayerVertex layer) {
        layer.getLayerConf().setSeed(0);
        Layer of = layer.getLayerConf().getLayer();
        // The importer's word for none, which Deeplearning4j cannot compute with channels last.
        if (of.getIDropout() instanceof Dropout drop
            && drop.getP() == 1
            && drop.getPSchedule() == null) {
          of.setIDropout(null);
        }
      }
    }
    KerasEnding.withLoss(configuration);
    return Archive.of(configuration.toJson(), parameters.dup('c').toFloatVector());
  }

  private static FaultyModelException refused(Exception e) {
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return KerasFile.fault(e, "cannot be read: " + reason, KerasFile.EXPECTED);
  }

  private record Closing<T>(T of, java.util.function.Consumer<T> end) implements AutoCloseable {
    @Override
    public void close() {
      end.accept(of);
    }
  }
}
