package io.onecycle.worker.model.own;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.OwnModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Configurations as a user writes them, for 28×28 images of ten classes unless they say else. */
public final class Nets {

  /** What they are for; there are none. */
  public static final Examples IMAGES = Examples.images(1, 28, 28, 10, new byte[0], new byte[0]);

  private Nets() {}

  /** A user's own settings: Adam, l2, He's weights. */
  public static NeuralNetConfiguration.Builder builder() {
    return new NeuralNetConfiguration.Builder()
        .seed(99)
        .updater(new Adam(1e-3))
        .l2(1e-4)
        .weightInit(WeightInit.RELU);
  }

  /** A convolution, a pool, a dense layer, the output. */
  public static ComputationGraphConfiguration graph() {
    return graph(builder(), dense().build());
  }

  public static ComputationGraphConfiguration graph(
      NeuralNetConfiguration.Builder builder, Layer dense) {
    return builder
        .graphBuilder()
        .addInputs("in")
        .setInputTypes(InputType.convolutional(28, 28, 1))
        .addLayer(
            "conv",
            new ConvolutionLayer.Builder(5, 5)
                .nOut(4)
                .stride(2, 2)
                .activation(Activation.RELU)
                .build(),
            "in")
        .addLayer(
            "pool",
            new SubsamplingLayer.Builder(new int[] {2, 2}, new int[] {2, 2}).build(),
            "conv")
        .addLayer("dense", dense, "pool")
        .addLayer("out", output(10).build(), "dense")
        .setOutputs("out")
        .build();
  }

  /** The same layers in a stack. */
  public static MultiLayerConfiguration stack() {
    return builder()
        .list()
        .layer(
            new ConvolutionLayer.Builder(5, 5)
                .name("conv")
                .nOut(4)
                .stride(2, 2)
                .activation(Activation.RELU)
                .build())
        .layer(new SubsamplingLayer.Builder(new int[] {2, 2}, new int[] {2, 2}).build())
        .layer(dense().name("dense").build())
        .layer(output(10).name("out").build())
        .setInputType(InputType.convolutional(28, 28, 1))
        .build();
  }

  /** Two dense layers that take features, and learn numbers. */
  public static MultiLayerConfiguration regression(int features, int numbers) {
    return builder()
        .list()
        .layer(new DenseLayer.Builder().nIn(features).nOut(16).activation(Activation.TANH).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MSE)
                .nIn(16)
                .nOut(numbers)
                .activation(Activation.IDENTITY)
                .build())
        .build();
  }

  public static DenseLayer.Builder dense() {
    return new DenseLayer.Builder().nOut(12).activation(Activation.RELU);
  }

  public static OutputLayer.Builder output(int classes) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(classes)
        .activation(Activation.SOFTMAX);
  }

  public static byte[] json(ComputationGraphConfiguration graph) {
    return graph.toJson().getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] json(MultiLayerConfiguration stack) {
    return stack.toJson().getBytes(StandardCharsets.UTF_8);
  }

  /** The archive that ModelSerializer writes. */
  public static byte[] saved(Model model) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ModelSerializer.writeModel(model, out, true);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model of a sweep, known to this JVM. */
  public static ModelSpec.Own provided(byte[] file) {
    return provided(file, false, LayerGroups.ONE);
  }

  public static ModelSpec.Own provided(byte[] file, boolean fresh, LayerGroups groups) {
    ModelSpec.Own own =
        new ModelSpec.Own("net", new OwnModel.Saved(FileDigest.of(file), fresh, groups));
    try {
      OwnNetworks.provide(own, () -> file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return own;
  }
}
