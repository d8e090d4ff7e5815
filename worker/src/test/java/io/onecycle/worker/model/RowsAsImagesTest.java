package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Shape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class RowsAsImagesTest {

  @Test
  void aNetworkOfRowsThatIsRefittedTakesImagesAndStillRows() {
    ComputationGraphConfiguration rows =
        new NeuralNetConfiguration.Builder()
            .updater(new NoOp())
            .graphBuilder()
            .addInputs("in")
            .setInputTypes(InputType.feedForward(12))
            .addLayer("first", new DenseLayer.Builder().nOut(5).build(), "in")
            .addLayer(
                "out",
                new OutputLayer.Builder().nOut(3).activation(Activation.SOFTMAX).build(),
                "first")
            .setOutputs("out")
            .build();
    StockNetwork.takeImages(rows, new Shape(2, 2, 3));
    ComputationGraph network = new ComputationGraph(rows);
    network.init();
    INDArray images = Nd4j.rand(4, 2, 2, 3);
    INDArray ofImages = network.outputSingle(images);
    assertThat(ofImages).isEqualTo(network.outputSingle(images.dup('c').reshape(4, 12)));
  }
}
