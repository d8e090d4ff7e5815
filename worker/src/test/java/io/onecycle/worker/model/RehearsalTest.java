package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.model.own.Nets;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.trial.ModelSpec;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  private static final Examples IMAGES =
      Examples.features(new Shape(1, 8, 8), new float[0], 3, new int[0]);

  @Test
  void aNetworkThatDeeplearning4jTrainsPasses() {
    ModelSpec.Own network = network(new SpaceToDepthLayer.Builder<>().blocks(2).build());
    assertThatCode(() -> Rehearsal.require(network, IMAGES)).doesNotThrowAnyException();
  }

  @Test
  void aNetworkOfWellKnownLayersPasses() {
    ModelSpec.Own network = network(new ConvolutionLayer.Builder(3, 3).nOut(4).build());
    assertThatCode(() -> Rehearsal.require(network, IMAGES)).doesNotThrowAnyException();
  }

  @Test
  void aNetworkThatFailsInDeeplearning4jIsRefusedInItsWords() {
    // Three does not divide eight.
    ModelSpec.Own network = network(new SpaceToDepthLayer.Builder<>().blocks(3).build());
    assertThatThrownBy(() -> Rehearsal.require(network, IMAGES))
        .isInstanceOf(FaultyModelException.class)
        .hasMessageContaining("the network fails in Deeplearning4j's own passes (");
  }

  private static ModelSpec.Own network(Layer layer) {
    return Nets.provided(
        Nets.json(
            Nets.builder()
                .list()
                .layer(layer)
                .layer(new GlobalPoolingLayer())
                .layer(Nets.output(3).build())
                .setInputType(InputType.convolutional(8, 8, 1))
                .build()));
  }
}
