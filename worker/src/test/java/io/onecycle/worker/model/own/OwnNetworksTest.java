package io.onecycle.worker.model.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.model.own.rules.OwnNetwork;
import io.onecycle.worker.trial.ModelSpec;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.distribution.Distribution;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class OwnNetworksTest {

  @Test
  void readsAGraphAndSaysWhatTheSweepReplaces() {
    OwnNetwork network = network(Nets.json(Nets.graph()), LayerGroups.ONE);
    assertThat(network.replaced()).containsExactly("L2Regularization", "updater Adam");
    assertThat(network.groups()).containsOnlyKeys("conv", "pool", "dense", "out");
  }

  @Test
  void aStackKeepsTheNamesOfItsLayers() {
    OwnNetwork network = network(Nets.json(Nets.stack()), LayerGroups.ONE);
    assertThat(network.groups()).containsOnlyKeys("conv", "layer1", "dense", "out");
  }

  @Test
  void groupsAreNamedByTheirFirstLayersOrByAll() {
    LayerGroups starts = LayerGroups.startingAt(List.of("conv", "dense"));
    assertThat(network(Nets.json(Nets.graph()), starts).groups())
        .containsEntry("pool", 0)
        .containsEntry("dense", 1)
        .containsEntry("out", 1);
    LayerGroups all = LayerGroups.of(List.of(List.of("dense", "conv"), List.of("out")));
    assertThat(network(Nets.json(Nets.graph()), all).groups())
        .containsEntry("conv", 0)
        .containsEntry("out", 1);
  }

  @Test
  void refusesGroupsThatDoNotFit() {
    refuses(LayerGroups.startingAt(List.of("conv", "dens")), "layer_groups names dens");
    refuses(LayerGroups.startingAt(List.of("dense", "conv")), "layer_groups");
    refuses(LayerGroups.startingAt(List.of("dense")), "layer_groups begins after conv");
    refuses(LayerGroups.of(List.of(List.of("conv"), List.of("out"))), "leaves out dense");
    refuses(
        LayerGroups.of(List.of(List.of("conv", "dense"), List.of("out", "conv"))), "conv twice");
  }

  @Test
  void refusesEverythingThatWouldBeIgnoredAllAtOnce() {
    NeuralNetConfiguration.Builder builder =
        Nets.builder()
            .l1(1e-3)
            .weightNoise(new DropConnect(0.5))
            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
            .constrainWeights(new MaxNormConstraint(1, 1));
    byte[] file = Nets.json(Nets.graph(builder, Nets.dense().build()));
    assertThatThrownBy(() -> network(file, LayerGroups.startingAt(List.of("nowhere"))))
        .hasMessageStartingWith("Cannot train net@")
        .hasMessageContaining("layer conv has constraints, expected none")
        .hasMessageContaining("layer dense has weight noise")
        .hasMessageContaining("has the gradient normalisation ClipL2PerLayer")
        .hasMessageContaining("has the regularisation L1Regularization")
        .hasMessageContaining("layer_groups names nowhere");
  }

  @Test
  void refusesFrozenLayers() {
    byte[] file = Nets.json(Nets.graph(Nets.builder(), new FrozenLayer(Nets.dense().build())));
    assertThatThrownBy(() -> network(file, LayerGroups.ONE)).hasMessageContaining("is frozen");
  }

  @Test
  void saysThatRecurrentNetworksAreNotSupported() {
    byte[] file =
        Nets.json(
            Nets.builder()
                .list()
                .layer(new LSTM.Builder().nOut(8).build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.recurrent(28))
                .build());
    assertThatThrownBy(() -> network(file, LayerGroups.ONE))
        .hasMessageContaining("layer layer0 is a LSTM")
        .hasMessageContaining("recurrent networks and sequences are not supported")
        .hasMessageContaining("expected an OutputLayer");
  }

  @Test
  void refusesWeightsWhoseDrawingMayNeverEnd() {
    MultiLayerConfiguration orthogonal = drawnFrom(new OrthogonalDistribution(1));
    assertThatThrownBy(() -> network(Nets.json(orthogonal), LayerGroups.ONE))
        .hasMessageContaining("layer layer0 draws orthogonal weights")
        .hasMessageContaining("another weightInit");
    MultiLayerConfiguration negative = drawnFrom(new NormalDistribution(0, -1));
    assertThatThrownBy(() -> network(Nets.json(negative), LayerGroups.ONE))
        .hasMessageContaining("weights of standard deviation -1.0");
  }

  @Test
  void savedWeightsAreNotDrawnFromAnything() {
    MultiLayerNetwork trained = new MultiLayerNetwork(drawnFrom(new NormalDistribution(0, 1)));
    trained.init();
    trained
        .getLayerWiseConfigurations()
        .getConf(0)
        .setLayer(layerDrawnFrom(new OrthogonalDistribution(1)));
    byte[] file = Nets.saved(trained);
    assertThat(network(file, LayerGroups.ONE).groups()).hasSize(2);
    assertThatThrownBy(
            () ->
                OwnNetworks.of(
                    Nets.provided(file, true, LayerGroups.ONE), Optional.of(Nets.IMAGES)))
        .hasMessageContaining("draws orthogonal weights");
  }

  private static MultiLayerConfiguration drawnFrom(Distribution distribution) {
    return Nets.builder()
        .list()
        .layer(layerDrawnFrom(distribution))
        .layer(Nets.output(10).nIn(20).build())
        .build();
  }

  private static DenseLayer layerDrawnFrom(Distribution distribution) {
    return new DenseLayer.Builder()
        .name("layer0")
        .nIn(28 * 28)
        .nOut(20)
        .activation(Activation.RELU)
        .weightInit(distribution)
        .updater(new Sgd())
        .build();
  }

  @Test
  void refusesOtherLosses() {
    byte[] file =
        Nets.json(
            Nets.builder()
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(784)
                        .nOut(10)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
    assertThatThrownBy(() -> network(file, LayerGroups.ONE))
        .hasMessageContaining("layer layer0 has the sigmoids of 10 units, expected one");
  }

  @Test
  void shapeAndTargetMustBeThoseOfTheData() {
    Examples coloured = Examples.images(3, 28, 28, 10, new byte[0], new byte[0]);
    refusesFor(coloured, "layer conv takes 1 channels, but is given 3");
    Examples larger = Examples.images(1, 32, 32, 10, new byte[0], new byte[0]);
    refusesFor(larger, "layer dense takes 144 numbers, but is given 196");
    Examples hundred = Examples.images(1, 28, 28, 100, new byte[0], new byte[0]);
    refusesFor(hundred, "layer out puts out 10 classes, expected 100 classes");
    Examples numbers = Examples.images(new Shape(1, 28, 28), new byte[0], 10, new float[0]);
    refusesFor(numbers, "layer out puts out 10 classes, expected 10 numbers");
    Examples features = Examples.features(Shape.features(4), new float[0], 10, new int[0]);
    refusesFor(features, "layer conv");
  }

  @Test
  void theNameChangesWithTheContentAlone() {
    byte[] file = Nets.json(Nets.graph());
    ModelSpec.Own one = Nets.provided(file);
    assertThat(one.name()).matches("net@[0-9a-f]{8}").isEqualTo(Nets.provided(file).name());
    byte[] other = Nets.json(Nets.graph(Nets.builder(), Nets.dense().nOut(13).build()));
    assertThat(Nets.provided(other).name()).isNotEqualTo(one.name());
    assertThat(Nets.provided(file, true, LayerGroups.ONE).name()).isNotEqualTo(one.name());
    LayerGroups two = LayerGroups.startingAt(List.of("conv", "out"));
    assertThat(Nets.provided(file, false, two).name()).isNotEqualTo(one.name());
  }

  private static void refuses(LayerGroups groups, String words) {
    assertThatThrownBy(() -> network(Nets.json(Nets.graph()), groups)).hasMessageContaining(words);
  }

  private static void refusesFor(Examples examples, String words) {
    ModelSpec.Own own = Nets.provided(Nets.json(Nets.graph()));
    assertThatThrownBy(() -> OwnNetworks.of(own, Optional.of(examples)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static OwnNetwork network(byte[] file, LayerGroups groups) {
    return OwnNetworks.of(Nets.provided(file, false, groups), Optional.of(Nets.IMAGES));
  }
}
