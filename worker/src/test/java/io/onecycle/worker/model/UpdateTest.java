package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.model.structure.FlatVector;
import io.onecycle.worker.model.updater.Update;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Trials;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;

/** Two steps from w = 1 with g = 0.5 each; the expected numbers are worked out by hand. */
class UpdateTest {

  private static final double LR = 0.1;
  private static final double MOMENTUM = 0.9;
  private static final double WD = 0.01;

  @Test
  void heavyBallKeepsTheRateOutOfTheBuffer() {
    // buf 0.5, w 0.95; buf 0.95, w 0.855
    assertThat(twoSteps(Optimizer.SGD, WeightDecayMode.L2, 0, LR)).isCloseTo(0.855, within(1e-6));
    // The second step at half the rate: 0.95 − 0.05·0.95
    assertThat(twoSteps(Optimizer.SGD, WeightDecayMode.L2, 0, LR / 2))
        .isCloseTo(0.9025, within(1e-6));
  }

  @Test
  void l2GoesThroughTheBuffer() {
    // g 0.51, w 0.949; g 0.50949, buf 0.96849, w 0.852151
    assertThat(twoSteps(Optimizer.SGD, WeightDecayMode.L2, WD, LR))
        .isCloseTo(0.852151, within(1e-6));
  }

  @Test
  void decoupledDecayStaysBesideTheBuffer() {
    // w 1·0.999 − 0.05 = 0.949; w 0.949·0.999 − 0.095 = 0.853051
    assertThat(twoSteps(Optimizer.SGD, WeightDecayMode.DECOUPLED, WD, LR))
        .isCloseTo(0.853051, within(1e-6));
  }

  @Test
  void weightsScopeSparesBiases() {
    INDArray weights = Nd4j.ones(DataType.FLOAT, 2);
    List<Parameter> parameters =
        List.of(
            new Parameter(0, List.of(1L), Kind.WEIGHT, 0, 1),
            new Parameter(1, List.of(1L), Kind.OFFSET, 0, 1));
    Update update =
        new Update(
            weights,
            Nd4j.zeros(DataType.FLOAT, 2),
            parameters,
            Trials.training(1, WeightDecayMode.L2, WeightDecayScope.WEIGHTS, Optimizer.SGD));
    update.apply(new Rates(List.of(LR), MOMENTUM, List.of(WD)), 1);
    assertThat(weights.getDouble(0)).isCloseTo(0.999, within(1e-6));
    assertThat(weights.getDouble(1)).isEqualTo(1);
  }

  @Test
  void nesterovsIsNd4jsOwnRule() {
    assertSameAsDl4j(Optimizer.NESTEROVS, new Nesterovs(LR, MOMENTUM), MOMENTUM);
  }

  @Test
  void batchNormsRunningStatisticsMoveAsDl4jMovesThem() {
    assertSameAsDl4j(Optimizer.SGD, new org.nd4j.linalg.learning.config.Sgd(LR), 0);
  }

  private static void assertSameAsDl4j(Optimizer optimizer, IUpdater dl4j, double momentum) {
    ComputationGraph theirs = network(dl4j);
    ComputationGraph ours = network(new NoOp());
    ours.params().assign(theirs.params());
    ours.initGradientsView();
    Update update =
        new Update(
            ours.params().reshape(ours.numParams()),
            ours.getGradientsViewArray().reshape(ours.numParams()),
            new FlatVector(ours, Map.of("dense", 0, "norm", 0, "output", 0)).parameters(),
            Trials.training(1, WeightDecayMode.L2, WeightDecayScope.ALL, optimizer));
    INDArray x = Nd4j.linspace(-1, 1, 8 * 5, DataType.FLOAT).reshape(8, 5);
    INDArray y = Nd4j.zeros(DataType.FLOAT, 8, 3);
    for (int i = 0; i < 8; i++) {
      y.putScalar(i, i % 3, 1);
    }
    for (int step = 0; step < 5; step++) {
      theirs.fit(new INDArray[] {x}, new INDArray[] {y});
      ours.setInput(0, x);
      ours.setLabels(y);
      ours.computeGradientAndScore();
      update.apply(new Rates(List.of(LR), momentum, List.of(0.0)), 8);
    }
    for (Map.Entry<String, INDArray> theirsOf : theirs.paramTable().entrySet()) {
      assertThat(numbers(ours.getParam(theirsOf.getKey())))
          .as(theirsOf.getKey())
          .containsExactly(numbers(theirsOf.getValue()), within(1e-5f));
    }
  }

  private static float[] numbers(INDArray array) {
    return array.dup().reshape(array.length()).toFloatVector();
  }

  private static ComputationGraph network(IUpdater updater) {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(updater)
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                    "dense",
                    new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build(),
                    "input")
                .addLayer("norm", new BatchNormalization.Builder().build(), "dense")
                .addLayer(
                    "output",
                    new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build(),
                    "norm")
                .setOutputs("output")
                .setInputTypes(InputType.feedForward(5))
                .build());
    network.init();
    return network;
  }

  private static double twoSteps(
      Optimizer optimizer, WeightDecayMode mode, double wd, double secondLr) {
    INDArray weights = Nd4j.ones(DataType.FLOAT, 1);
    INDArray gradient = Nd4j.zeros(DataType.FLOAT, 1);
    Update update =
        new Update(
            weights,
            gradient,
            List.of(new Parameter(0, List.of(1L), Kind.WEIGHT, 0, 1)),
            Trials.training(1, mode, WeightDecayScope.ALL, optimizer));
    for (double lr : List.of(LR, secondLr)) {
      // Summed over four examples.
      gradient.assign(2);
      update.apply(new Rates(List.of(lr), MOMENTUM, List.of(wd)), 4);
    }
    return weights.getDouble(0);
  }
}
