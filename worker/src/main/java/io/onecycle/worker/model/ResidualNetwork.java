package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.trial.ModelSpec;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;

/**
 * Builds {@link ModelSpec.Resnet}. Batch-norm layers ignore their own activation in Deeplearning4j,
 * so that each ReLU is a layer. Layers of block 3 are named {@code block3.conv1} and so on.
 */
final class ResidualNetwork {

  private static final int STAGES = 3;

  private final GraphBuilding graph;
  private int channels;
  private int blocks;

  private ResidualNetwork(Examples examples, int channels) {
    this.graph = new GraphBuilding(examples);
    this.channels = channels;
  }

  static NetworkPlan plan(ModelSpec.Resnet spec, Examples examples) {
    return new ResidualNetwork(examples, spec.width()).plan(spec);
  }

  private NetworkPlan plan(ModelSpec.Resnet spec) {
    graph
        .add("stem.conv", 0, convolution(spec.width(), 3, 1))
        .add("stem.norm", 0, norm())
        .add("stem.relu", 0, relu());
    for (int stage = 0; stage < STAGES; stage++) {
      int width = (spec.width() * spec.widen()) << stage;
      for (int i = 0; i < spec.blocksPerStage(); i++) {
        block(width, stage > 0 && i == 0 ? 2 : 1, Math.min(stage, 1));
      }
    }
    return graph.add("pool", 1, new GlobalPoolingLayer(PoolingType.AVG)).output(2);
  }

  /** Two 3×3 convolutions and what goes round them, projected where its shape would not fit. */
  private void block(int width, int stride, int group) {
    String name = "block" + ++blocks;
    String input = graph.last();
    String skip = input;
    if (stride > 1 || width != channels) {
      graph
          .on(input, name + ".skip", group, convolution(width, 1, stride))
          .add(name + ".skip.norm", group, norm());
      skip = graph.last();
    }
    graph
        .on(input, name + ".conv1", group, convolution(width, 3, stride))
        .add(name + ".norm1", group, norm())
        .add(name + ".relu1", group, relu())
        .add(name + ".conv2", group, convolution(width, 3, 1))
        .add(name + ".norm2", group, norm());
    graph.sum(name + ".sum", graph.last(), skip).add(name + ".relu2", group, relu());
    channels = width;
  }

  private static Layer convolution(int width, int size, int stride) {
    return new ConvolutionLayer.Builder(size, size)
        .stride(stride, stride)
        .padding(size / 2, size / 2)
        .convolutionMode(ConvolutionMode.Truncate)
        .nOut(width)
        .hasBias(false)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static Layer norm() {
    return new BatchNormalization.Builder().eps(1e-5).decay(0.9).useLogStd(false).build();
  }

  private static Layer relu() {
    return new ActivationLayer(Activation.RELU);
  }
}
