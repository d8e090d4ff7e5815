package io.onecycle.worker.model;

import io.onecycle.worker.data.Images;
import io.onecycle.worker.trial.ModelSpec;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** The built-in networks. */
final class Networks {

  private static final int[] FIVE = {5, 5};
  private static final int[] TWO = {2, 2};

  private Networks() {}

  static NetworkPlan plan(ModelSpec model, Images images) {
    if (model instanceof ModelSpec.Mlp mlp) {
      return mlp(mlp, images);
    }
    return lenet(images);
  }

  private static NetworkPlan lenet(Images images) {
    return new GraphBuilding(images)
        .add("conv1", 0, convolution(20))
        .add("pool1", 0, pool())
        .add("conv2", 0, convolution(50))
        .add("pool2", 0, pool())
        .add("dense", 1, dense(500))
        .output(1);
  }

  private static NetworkPlan mlp(ModelSpec.Mlp mlp, Images images) {
    GraphBuilding graph = new GraphBuilding(images);
    for (int i = 0; i < mlp.hidden().size(); i++) {
      graph.add("dense" + (i + 1), 0, dense(mlp.hidden().get(i)));
    }
    return graph.output(1);
  }

  private static Layer convolution(int channels) {
    return new ConvolutionLayer.Builder(FIVE).nOut(channels).activation(Activation.RELU).build();
  }

  private static Layer pool() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, TWO, TWO).build();
  }

  private static Layer dense(int width) {
    return new DenseLayer.Builder().nOut(width).activation(Activation.RELU).build();
  }
}
