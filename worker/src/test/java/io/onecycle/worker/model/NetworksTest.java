package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Trials;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworksTest {

  private static final Examples COLOUR =
      Examples.images(3, 32, 32, 10, new byte[3072], new byte[1]);
  private static final ModelSpec MLP = new ModelSpec.Mlp(List.of(7, 5));
  private static final Examples GREY = Examples.images(1, 28, 28, 10, new byte[784], new byte[1]);

  @Test
  void resnet56HasAsManyParametersAsPublished() throws Exception {
    Structure structure = structure(resnet(56, 16, 1), COLOUR);
    assertThat(trained(structure)).isEqualTo(855_770);
    assertThat(shapesAfterConvolutions(structure))
        .startsWith(new Shape(16, 32, 32))
        .contains(new Shape(32, 16, 16))
        .endsWith(new Shape(64, 8, 8))
        // The stem, 2 for each of 27 blocks, 2 projections.
        .hasSize(1 + 54 + 2);
  }

  @Test
  void aWidenedResnetProjectsInItsFirstStageToo() throws Exception {
    Structure structure = structure(resnet(14, 16, 4), COLOUR);
    assertThat(shapesAfterConvolutions(structure))
        .startsWith(new Shape(16, 32, 32), new Shape(64, 32, 32))
        .endsWith(new Shape(256, 8, 8))
        .hasSize(1 + 12 + 3);
  }

  @Test
  void resnetsTakeImagesOfAnySize() throws Exception {
    assertThat(shapesAfterConvolutions(structure(resnet(8, 16, 1), GREY)))
        .endsWith(new Shape(64, 7, 7));
    Examples odd = Examples.images(1, 5, 3, 2, new byte[15], new byte[1]);
    assertThat(structure(resnet(8, 16, 1), odd).outputs()).isEqualTo(2);
  }

  @Test
  void resnetsHaveThreeLayerGroups() throws Exception {
    assertThat(structure(resnet(8, 16, 1), GREY).parameters())
        .extracting(Parameter::group)
        .containsOnly(0, 1, 2)
        .isSorted();
  }

  @Test
  void theThreeLayerNetworkHasCaffesShapes() throws Exception {
    Structure structure = structure(new ModelSpec.ThreeLayer(), COLOUR);
    assertThat(structure.shapes())
        .containsSubsequence(
            new Shape(32, 32, 32),
            new Shape(32, 16, 16),
            new Shape(32, 8, 8),
            new Shape(64, 8, 8),
            new Shape(64, 4, 4),
            Shape.features(10));
    assertThat(trained(structure)).isEqualTo(2432 + 25_632 + 51_264 + 10_250);
  }

  @Test
  void builtInNetworksComputeWhatTheirStructuresSay() throws Exception {
    Examples small = Examples.images(2, 11, 12, 3, new byte[264], new byte[1]);
    for (ModelSpec model :
        List.of(resnet(8, 4, 1), resnet(8, 4, 2), new ModelSpec.ThreeLayer(), MLP)) {
      new RandomNetwork(Networks.plan(model, small).configuration(), new Shape(2, 11, 12))
          .assertComputesTheSame();
    }
    new RandomNetwork(
            Networks.plan(new ModelSpec.Lenet(), GREY).configuration(), new Shape(1, 28, 28))
        .assertComputesTheSame();
  }

  @Test
  void heWeightsHaveTheirDeviationAndNoBias() throws Exception {
    ModelSpec he = new ModelSpec.Resnet(8, 16, 1, InitialWeights.HE);
    Blueprint blueprint = blueprint(he, GREY);
    float[] initial = blueprint.initial(spec(he)).parameters();
    for (Parameter parameter : blueprint.structure().parameters()) {
      double squares = 0;
      for (int i = 0; i < parameter.length(); i++) {
        squares += Math.pow(initial[(int) parameter.offset() + i], 2);
      }
      double mean = squares / parameter.length();
      if (parameter.kind() == Kind.WEIGHT && parameter.length() > 1000) {
        assertThat(mean * parameter.fanIn()).isBetween(1.8, 2.2);
      }
      if (parameter.kind() == Kind.OFFSET && parameter.fanIn() > 1) {
        assertThat(mean).isZero();
      }
    }
  }

  @Test
  void batchNormStartsAsTheIdentity() throws Exception {
    Blueprint blueprint = blueprint(resnet(8, 16, 1), GREY);
    float[] initial = blueprint.initial(spec(resnet(8, 16, 1))).parameters();
    for (Operation operation : blueprint.structure().operations()) {
      if (operation instanceof Operation.BatchNorm norm) {
        assertThat(initial[(int) norm.gain().orElseThrow().offset()]).isEqualTo(1);
        assertThat(initial[(int) norm.shift().orElseThrow().offset()]).isZero();
        assertThat(initial[(int) norm.mean().offset()]).isZero();
        assertThat(initial[(int) norm.variance().offset()]).isEqualTo(1);
      }
    }
  }

  @Test
  void aBlueprintStartsWhereTheStockTrainerStarts() throws Exception {
    TrainerSpec spec = new TrainerSpec(resnet(8, 16, 1), Trials.plain().training(), 3);
    try (StockTrainer trainer = StockTrainer.create(spec, GREY)) {
      assertThat(Blueprint.of(spec.model(), GREY).initial(spec).parameters())
          .isEqualTo(trainer.state().parameters());
    }
  }

  private static ModelSpec resnet(int depth, int width, int widen) {
    return new ModelSpec.Resnet(depth, width, widen, InitialWeights.PYTORCH);
  }

  private static TrainerSpec spec(ModelSpec model) {
    return new TrainerSpec(model, Trials.plain().training(), 1);
  }

  private static Structure structure(ModelSpec model, Examples images) throws Exception {
    return blueprint(model, images).structure();
  }

  private static Blueprint blueprint(ModelSpec model, Examples images) throws Exception {
    return Blueprint.of(model, images);
  }

  private static long trained(Structure structure) {
    return structure.parameters().stream()
        .filter(parameter -> parameter.kind() != Kind.STATISTIC)
        .mapToLong(Parameter::length)
        .sum();
  }

  private static List<Shape> shapesAfterConvolutions(Structure structure) {
    List<Shape> shapes = structure.shapes();
    return IntStream.range(0, structure.operations().size())
        .filter(i -> structure.operations().get(i) instanceof Operation.Convolution)
        .mapToObj(i -> shapes.get(i + 1))
        .toList();
  }
}
