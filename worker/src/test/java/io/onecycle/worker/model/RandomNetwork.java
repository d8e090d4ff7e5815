package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Coding;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.ReferenceNetwork;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.model.own.rules.InputForm;
import io.onecycle.worker.model.structure.FlatVector;
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

/** A network with random parameters, and four random images for it. */
public final class RandomNetwork {

  private static final int IMAGES = 4;

  private final SplittableRandom random = new SplittableRandom(5);
  private final ComputationGraph graph;
  private final Shape input;

  public RandomNetwork(ComputationGraphConfiguration configuration, Shape input) {
    this.graph = new ComputationGraph(configuration);
    this.input = input;
    graph.init();
  }

  public Structure structure() throws NotCoveredException {
    return StructureReader.read(graph, groups(), input);
  }

  private Map<String, Integer> groups() {
    Map<String, Integer> groups = new HashMap<>();
    graph.getConfiguration().getVertices().keySet().forEach(name -> groups.put(name, 0));
    return groups;
  }

  /** Asserts that its structure computes what Deeplearning4j does. */
  public void assertComputesTheSame() throws NotCoveredException {
    Structure structure = structure();
    float[] vector = randomise(structure);
    Batch batch = batch();
    INDArray expected = graph.outputSingle(false, given(batch));
    double[] logits = new ReferenceNetwork(structure, Numbers.doubles(vector), false).logits(batch);
    int classes = structure.outputs();
    for (int i = 0; i < IMAGES; i++) {
      assertThat(softmax(Arrays.copyOfRange(logits, i * classes, (i + 1) * classes)))
          .as("image %d", i)
          .containsExactly(expected.getRow(i).toDoubleVector(), within(1e-5));
    }
    assertThat(structure.parameterCount()).isEqualTo((int) graph.numParams());
  }

  /** Asserts that its gradients, and what its running statistics become, are Deeplearning4j's. */
  public void assertLearnsTheSame() throws NotCoveredException {
    Structure structure = structure();
    float[] before = randomise(structure);
    Batch batch = batch();
    graph.initGradientsView();
    graph.setListeners(new RunningVariances(graph, new FlatVector(graph, groups())));
    graph.setInput(0, given(batch));
    graph.setLabels(targets(structure.outputs(), batch));
    graph.computeGradientAndScore();
    float[] change = FlatVector.numbers(graph.getGradientsViewArray());
    double[] after = Numbers.doubles(before);
    new ReferenceNetwork(structure, after, true).loss(batch);
    for (Parameter parameter : structure.parameters()) {
      double[] actual = new double[(int) parameter.length()];
      double[] expected = new double[actual.length];
      int stride = 1 + actual.length / 25;
      for (int i = 0; i < actual.length; i += stride) {
        int at = (int) parameter.place(i);
        boolean follows = parameter.kind() == Parameter.Kind.STATISTIC;
        actual[i] = follows ? before[at] - change[at] : change[at] / IMAGES;
        expected[i] =
            follows
                ? after[at]
                : ReferenceNetwork.slope(structure, Numbers.doubles(before), batch, at);
      }
      double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
      assertThat(actual)
          .as("%s", parameter)
          .containsExactly(expected, within(1e-5 + 2e-4 * largest));
    }
  }

  private Batch batch() {
    int[] labels = random.ints(IMAGES, 0, 2).toArray();
    return Batch.ofClasses(
        floats(IMAGES * input.size(), -1, 1),
        labels,
        IMAGES,
        new Shape(input.channels(), input.height(), input.width()));
  }

  private INDArray given(Batch batch) {
    INDArray all = Nd4j.createFromArray(batch.pixels());
    InputForm form = InputForm.of(graph.getConfiguration());
    if (form == InputForm.ROWS || form == InputForm.FOLDED_ROWS) {
      return all.reshape('c', IMAGES, input.size());
    }
    INDArray images = all.reshape('c', IMAGES, input.channels(), input.height(), input.width());
    return form == InputForm.CHANNELS_LAST ? images.permute(0, 2, 3, 1).dup('c') : images;
  }

  private static INDArray targets(int classes, Batch batch) {
    INDArray targets = Nd4j.zeros(IMAGES, classes);
    for (int i = 0; i < IMAGES; i++) {
      targets.putScalar(i, batch.labels()[i], 1);
    }
    return targets;
  }

  private float[] randomise(Structure structure) {
    float[] vector = floats(Math.toIntExact(graph.numParams()), -0.5, 0.5);
    for (Operation operation : structure.operations()) {
      if (operation instanceof Operation.BatchNorm norm) {
        Parameter variance = norm.variance();
        // A logarithm may be anything.
        for (int i = 0; variance.coding() == Coding.PLAIN && i < variance.length(); i++) {
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
