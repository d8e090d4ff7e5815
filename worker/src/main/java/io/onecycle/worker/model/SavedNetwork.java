package io.onecycle.worker.model;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.model.own.saved.SavedModel;
import io.onecycle.worker.model.structure.FlatVector;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of an archive of {@code ModelSerializer}, to be applied by Deeplearning4j's own pass.
 * Of the archive, configuration and weights are read and nothing else. Not for several threads.
 */
public final class SavedNetwork implements AutoCloseable {

  private final ComputationGraph graph;
  private final Shape shape;

  private SavedNetwork(ComputationGraph graph, Shape shape) {
    this.graph = graph;
    this.shape = shape;
  }

  /**
   * Reads one.
   *
   * @param shape of an example
   * @throws IllegalArgumentException if it is no network with weights, or damaged
   */
  public static SavedNetwork read(byte[] archive, Shape shape) {
    SavedModel saved = SavedModel.read(archive);
    float[] weights =
        saved
            .weights()
            .orElseThrow(() -> new IllegalArgumentException("Cannot use the model: no weights"));
    ComputationGraph graph = new ComputationGraph(saved.configuration());
    graph.init();
    TrainedNetwork.takeParameters(graph, weights);
    return new SavedNetwork(graph, shape);
  }

  /**
   * What it puts out, example after example: probabilities of classes, or scaled numbers.
   *
   * @param inputs scaled, of {@code n} examples, channel by channel, row by row
   */
  public float[] outputs(float[] inputs, int n) {
    Require.that(
        inputs.length == n * shape.size(),
        "inputs",
        inputs.length + " numbers",
        "%d, for %d examples of %s".formatted(n * shape.size(), n, shape));
    long[] of = {n, shape.channels(), shape.height(), shape.width()};
    try (INDArray given = Nd4j.create(inputs, of, 'c');
        INDArray output = graph.outputSingle(false, given)) {
      float[] numbers = FlatVector.numbers(output);
      return Ending.isSigmoid(graph.getConfiguration()) ? ofBoth(numbers) : numbers;
    }
  }

  /** Of the second class alone, one unit has told it. */
  private static float[] ofBoth(float[] second) {
    float[] both = new float[2 * second.length];
    for (int i = 0; i < second.length; i++) {
      both[2 * i] = 1 - second[i];
      both[2 * i + 1] = second[i];
    }
    return both;
  }

  @Override
  public void close() {
    graph.close();
  }
}
