package io.onecycle.worker.model;

import io.onecycle.worker.data.Images;
import io.onecycle.worker.trial.ModelSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * The built-in networks. Their updater is {@link NoOp} and they have no L2 term: the update is
 * ours, and {@code score()} is the bare loss.
 */
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
    List<Layer> layers =
        List.of(
            convolution(20), pool(), convolution(50), pool(), dense(500), output(images.classes()));
    return plan(layers, List.of(0, 0, 0, 0, 1, 1), images);
  }

  private static NetworkPlan mlp(ModelSpec.Mlp mlp, Images images) {
    List<Layer> layers = new ArrayList<>();
    mlp.hidden().forEach(width -> layers.add(dense(width)));
    layers.add(output(images.classes()));
    List<Integer> groups = new ArrayList<>(Collections.nCopies(mlp.hidden().size(), 0));
    groups.add(1);
    return plan(layers, groups, images);
  }

  private static NetworkPlan plan(List<Layer> layers, List<Integer> groups, Images images) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().updater(new NoOp()).list();
    layers.forEach(list::layer);
    list.setInputType(InputType.convolutional(images.height(), images.width(), images.channels()));
    return new NetworkPlan(list.build(), groups);
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

  private static Layer output(int classes) {
    return new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
        .nOut(classes)
        .activation(Activation.SOFTMAX)
        .build();
  }
}
