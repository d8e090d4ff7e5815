package com.example;

import io.onecycle.worker.api.Arguments;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.api.Network;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A small network of images whose two paths, of fine and of coarse windows, are added. */
public final class TwoPaths implements Network {

  @Override
  public ComputationGraphConfiguration configure(Shape shape, Target target, Arguments args) {
    int width = args.count("width", 16);
    boolean classes = target instanceof Target.Classes;
    return new NeuralNetConfiguration.Builder()
        .weightInit(WeightInit.RELU)
        .activation(Activation.RELU)
        .graphBuilder()
        .addInputs("image")
        .setInputTypes(InputType.convolutional(shape.height(), shape.width(), shape.channels()))
        .addLayer("stem", convolution(5, 2, width), "image")
        .addLayer("fine", convolution(3, 1, width), "stem")
        .addLayer("coarse", convolution(5, 1, width), "stem")
        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "fine", "coarse")
        .addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "sum")
        .addLayer(
            "output",
            new OutputLayer.Builder(classes ? LossFunction.MCXENT : LossFunction.MSE)
                .nOut(target.outputs())
                .activation(classes ? Activation.SOFTMAX : Activation.IDENTITY)
                .build(),
            "pool")
        .setOutputs("output")
        .build();
  }

  @Override
  public LayerGroups layerGroups(Arguments args) {
    return LayerGroups.startingAt(List.of("stem", "output"));
  }

  private static ConvolutionLayer convolution(int size, int stride, int width) {
    return new ConvolutionLayer.Builder(size, size)
        .stride(stride, stride)
        .padding(size / 2, size / 2)
        .nOut(width)
        .build();
  }
}
