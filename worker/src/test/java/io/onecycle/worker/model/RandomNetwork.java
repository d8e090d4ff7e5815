package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.ReferenceNetwork;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.model.structure.StructureReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network with random parameters, and three random images for it. */
public final class RandomNetwork {

  private static final int IMAGES = 3;

  private final SplittableRandom random = new SplittableRandom(5);
  private final ComputationGraph graph;
  private final Shape input;

  public RandomNetwork(ComputationGraphConfiguration configuration, Shape input) {
    this.graph = new ComputationGraph(configuration);
    this.input = input;
    graph.init();
  }

  public Structure structure() throws NotCoveredException {
    Map<String, Integer> groups = new HashMap<>();
    graph.getConfiguration().getVertices().keySet().forEach(name -> groups.put(name, 0));
    return StructureReader.read(graph, groups, input);
  }

  /** Asserts that its structure computes what Deeplearning4j does. */
  public void assertComputesTheSame(boolean flatInput) throws NotCoveredException {
    Structure structure = structure();
    float[] vector = randomise(structure);
    float[] images = floats(IMAGES * input.size(), -1, 1);
    INDArray all = Nd4j.createFromArray(images);
    INDArray given =
        flatInput
            ? all.reshape('c', IMAGES, input.size())
            : all.reshape('c', IMAGES, input.channels(), input.height(), input.width());
    INDArray expected = graph.outputSingle(false, given);
    Batch batch =
        Batch.ofClasses(
            images,
            new int[IMAGES],
            IMAGES,
            new Shape(input.channels(), input.height(), input.width()));
    double[] logits = new ReferenceNetwork(structure, Numbers.doubles(vector), false).logits(batch);
    int classes = structure.outputs();
    for (int i = 0; i < IMAGES; i++) {
      assertThat(softmax(Arrays.copyOfRange(logits, i * classes, (i + 1) * classes)))
          .as("image %d", i)
          .containsExactly(expected.getRow(i).toDoubleVector(), within(1e-5));
    }
    assertThat(structure.parameterCount()).isEqualTo((int) graph.numParams());
  }

  private float[] randomise(Structure structure) {
    float[] vector = floats(Math.toIntExact(graph.numParams()), -0.5, 0.5);
    for (Operation operation : structure.operations()) {
      if (operation instanceof Operation.BatchNorm norm) {
        Parameter variance = norm.variance();
        for (int i = 0; i < variance.length(); i++) {
          vector[(int) variance.offset() + i] = (float) random.nextDouble(0.2, 2);
        }
      }
    }
    graph.setParams(Nd4j.createFromArray(vector).reshape(1, vector.length));
    return vector;
  }

  private float[] floats(int n, double from, double to) {
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      floats[i] = (float) random.nextDouble(from, to);
    }
    return floats;
  }

  private static double[] softmax(double[] logits) {
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(logit -> Math.exp(logit) / sum).toArray();
  }

  public static List<Operation> operations(ComputationGraphConfiguration configuration, Shape input)
      throws NotCoveredException {
    return new RandomNetwork(configuration, input).structure().operations();
  }
}
