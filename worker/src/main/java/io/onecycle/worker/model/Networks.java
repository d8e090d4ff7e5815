package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.model.own.OwnNetworks;
import io.onecycle.worker.model.own.rules.OwnNetwork;
import io.onecycle.worker.trial.ModelSpec;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.nd4j.linalg.activations.Activation;

/** The networks: those built in, and one's own. */
final class Networks {

  private static final int[] THREE = {3, 3};
  private static final int[] FIVE = {5, 5};
  private static final int[] TWO = {2, 2};

  private Networks() {}

  static NetworkPlan plan(ModelSpec model, Examples examples) {
    if (model instanceof ModelSpec.Own own) {
      OwnNetwork network = OwnNetworks.of(own, Optional.of(examples));
      return new NetworkPlan(network.configuration(), network.groups());
    }
    if (model instanceof ModelSpec.Mlp mlp) {
      return mlp(mlp, examples);
    }
    if (model instanceof ModelSpec.Resnet resnet) {
      return ResidualNetwork.plan(resnet, examples);
    }
    if (model instanceof ModelSpec.ThreeLayer) {
      return threeLayer(examples);
    }
    return lenet(examples);
  }

  private static NetworkPlan lenet(Examples examples) {
    return new GraphBuilding(examples)
        .add("conv1", 0, convolution(20))
        .add("pool1", 0, pool())
        .add("conv2", 0, convolution(50))
        .add("pool2", 0, pool())
        .add("dense", 1, dense(500))
        .output(1);
  }

  private static NetworkPlan mlp(ModelSpec.Mlp mlp, Examples examples) {
    GraphBuilding graph = new GraphBuilding(examples);
    for (int i = 0; i < mlp.hidden().size(); i++) {
      graph.add("dense" + (i + 1), 0, dense(mlp.hidden().get(i)));
    }
    return graph.output(1);
  }

  private static NetworkPlan threeLayer(Examples examples) {
    return new GraphBuilding(examples)
        .add("conv1", 0, padded(32))
        .add("pool1", 0, overlapping(PoolingType.MAX))
        .add("conv2", 0, padded(32))
        .add("pool2", 0, overlapping(PoolingType.AVG))
        .add("conv3", 0, padded(64))
        .add("pool3", 0, overlapping(PoolingType.AVG))
        .output(1);
  }

  private static Layer padded(int channels) {
    return new ConvolutionLayer.Builder(FIVE)
        .padding(TWO)
        .nOut(channels)
        .activation(Activation.RELU)
        .build();
  }

  /** Caffe rounds the number of windows up; so does mode Same, and neither counts the padding. */
  private static Layer overlapping(PoolingType type) {
    return new SubsamplingLayer.Builder(type, THREE, TWO)
        .convolutionMode(ConvolutionMode.Same)
        .build();
  }

  private static Layer convolution(int channels) {
    return new ConvolutionLayer.Builder(FIVE).nOut(channels).activation(Activation.RELU).build();
  }

  private static Layer pool() {
    return new SubsamplingLayer.Builder(PoolingType.MAX, TWO, TWO).build();
  }

  private static Layer dense(int width) {
    return new DenseLayer.Builder().nOut(width).activation(Activation.RELU).build();
  }
}
