package io.onecycle.worker.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.L2Vertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/** A network around one vertex of each class that Deeplearning4j has. */
final class VertexExemplars {

  private VertexExemplars() {}

  static Map<Class<?>, Supplier<ComputationGraphConfiguration>> all() {
    Map<Class<?>, Supplier<ComputationGraphConfiguration>> all = new LinkedHashMap<>();
    put(all, 2, 3, () -> new ElementWiseVertex(ElementWiseVertex.Op.Max));
    put(all, 2, 6, MergeVertex::new);
    put(all, 1, 3, () -> new ScaleVertex(2));
    put(all, 1, 3, () -> new ShiftVertex(2));
    put(all, 1, 2, () -> new SubsetVertex(0, 1));
    put(all, 1, 3, PoolHelperVertex::new);
    put(all, 1, 3, () -> new ReshapeVertex(-1, 3, 7, 7));
    put(all, 1, 0, () -> new PreprocessorVertex(new CnnToFeedForwardPreProcessor(7, 7, 3)));
    put(all, 1, 3, () -> new L2NormalizeVertex());
    put(all, 2, 0, () -> new L2Vertex());
    put(all, 2, 3, StackVertex::new);
    put(all, 1, 3, () -> new UnstackVertex(0, 2));
    put(all, 1, 3, () -> new FrozenVertex(new ScaleVertex(2)));
    put(all, 1, 3, () -> new LastTimeStepVertex("input"));
    put(all, 1, 3, () -> new DuplicateToTimeSeriesVertex("input"));
    put(all, 1, 3, () -> new ReverseTimeSeriesVertex("input"));
    put(
        all,
        1,
        3,
        () ->
            new AttentionVertex.Builder()
                .nInKeys(3)
                .nInQueries(3)
                .nInValues(3)
                .nHeads(1)
                .nOut(3)
                .build());
    all.put(LayerVertex.class, () -> network(1, 3, new ScaleVertex(1)));
    return all;
  }

  private static void put(
      Map<Class<?>, Supplier<ComputationGraphConfiguration>> all,
      int inputs,
      int channels,
      Supplier<GraphVertex> vertex) {
    all.put(vertex.get().getClass(), () -> network(inputs, channels, vertex.get()));
  }

  /**
   * Convolutions into a vertex.
   *
   * @param channels that it puts out; 0 where it puts out features
   */
  private static ComputationGraphConfiguration network(
      int inputs, int channels, GraphVertex vertex) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("input");
    graph.validateOutputLayerConfig(false);
    String[] names = new String[inputs];
    for (int i = 0; i < inputs; i++) {
      names[i] = "branch" + i;
      graph.addLayer(names[i], Layers.convolution(2, 1, 0).nIn(4).nOut(3).build(), "input");
    }
    graph.addVertex("vertex", vertex, names);
    String last = "vertex";
    if (channels > 0) {
      graph.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), last);
      last = "mean";
    }
    int features = channels > 0 ? channels : vertex instanceof L2Vertex ? 1 : 147;
    return graph
        .addLayer("output", Layers.output().nIn(features).build(), last)
        .setOutputs("output")
        .build();
  }
}
