package io.onecycle.worker.model;

import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.model.structure.FlatVector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** A network that has been trained, made up of nothing but Deeplearning4j's own classes. */
public final class TrainedNetwork {

  /** The version of Deeplearning4j that writes it. */
  public static final String DEEPLEARNING4J = "1.0.0-M2.1";

  private static final double WHITE = 255;

  private TrainedNetwork() {}

  /**
   * A copy that any program with Deeplearning4j can load. Where {@code trained} has an updater of
   * ours, the copy has plain SGD at the learning rate that training ended with.
   *
   * @param iterations that were made
   * @param epochs that were made
   */
  public static ComputationGraph of(ComputationGraph trained, int iterations, int epochs) {
    ComputationGraphConfiguration configuration = trained.getConfiguration().clone();
    WeighedLoss.outOf(configuration);
    configuration.setIterationCount(iterations);
    configuration.setEpochCount(epochs);
    for (GraphVertex vertex : configuration.getVertices().values()) {
      if (vertex instanceof LayerVertex layer
          && layer.getLayerConf().getLayer() instanceof BaseLayer updated) {
        double last = updated.getIUpdater().getLearningRate(iterations - 1, epochs - 1);
        updated.setIUpdater(new Sgd(last));
      }
    }
    ComputationGraph copy = new ComputationGraph(configuration);
    copy.init(trained.params().dup(), false);
    return copy;
  }

  /** Gives a network the parameters that a trainer of the same one has come to. */
  public static void takeParameters(ComputationGraph network, float[] flat) {
    FlatVector.flat(network.params()).assign(Nd4j.createFromArray(flat));
  }

  /**
   * The network as {@link ModelSerializer} writes it: configuration, weights, and how raw inputs
   * (NCHW; pixels from 0 to 255) are normalised for it; no state of an updater.
   */
  public static byte[] zip(
      ComputationGraph network, Normalisation normalisation, boolean ofPixels) {
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    ByteArrayOutputStream scale = new ByteArrayOutputStream();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    try {
      ModelSerializer.writeModel(network, model, false);
      NormalizerSerializer.getDefault()
          .write(normalizer(normalisation, ofPixels ? WHITE : 1), scale);
      append(model.toByteArray(), ModelSerializer.NORMALIZER_BIN, scale.toByteArray(), both);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode the network", e);
    }
    return both.toByteArray();
  }

  /** By hand, as writeModel closes its stream after a normaliser and then flushes it. */
  private static void append(byte[] zip, String name, byte[] entry, OutputStream to)
      throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(to)) {
      for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(one.getName()));
        in.transferTo(out);
      }
      out.putNextEntry(new ZipEntry(name));
      out.write(entry);
    }
  }

  private static NormalizerStandardize normalizer(Normalisation normalisation, double unit) {
    return new NormalizerStandardize(
        Nd4j.createFromArray(levels(normalisation.mean(), unit)),
        Nd4j.createFromArray(levels(normalisation.sd(), unit)));
  }

  private static float[] levels(List<Double> values, double unit) {
    float[] levels = new float[values.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) (values.get(i) * unit);
    }
    return levels;
  }
}
