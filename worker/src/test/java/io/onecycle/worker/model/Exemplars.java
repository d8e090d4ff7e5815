package io.onecycle.worker.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CapsuleLayer;
import org.deeplearning4j.nn.conf.layers.CapsuleStrengthLayer;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1D;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LocallyConnected1D;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.Pooling1D;
import org.deeplearning4j.nn.conf.layers.Pooling2D;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.PrimaryCapsules;
import org.deeplearning4j.nn.conf.layers.RecurrentAttentionLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToBatchLayer;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.Upsampling3D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPadding3DLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping3D;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.util.MaskLayer;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.conf.layers.variational.VariationalAutoencoder;
import org.deeplearning4j.nn.conf.ocnn.OCNNOutputLayer;
import org.deeplearning4j.nn.layers.util.IdentityLayer;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * One layer of each class that Deeplearning4j has, as small as it goes, on images of 4 channels.
 */
final class Exemplars {

  private Exemplars() {}

  /** What goes around a layer that needs its like. */
  static List<Layer> capsules() {
    return List.of(
        new PrimaryCapsules.Builder(2, 2).kernelSize(2, 2).build(),
        new CapsuleLayer.Builder(3, 4, 2).build(),
        new CapsuleStrengthLayer.Builder().build());
  }

  /** Makes each anew, as networks change their layers. */
  static Map<Class<?>, Supplier<Layer>> layers() {
    List<Supplier<Layer>> all = new ArrayList<>();
    ofImages(all);
    ofFeatures(all);
    ofSequences(all);
    ofVolumes(all);
    ends(all);
    Map<Class<?>, Supplier<Layer>> byClass = new LinkedHashMap<>();
    all.forEach(one -> byClass.put(one.get().getClass(), one));
    return byClass;
  }

  private static void ofImages(List<Supplier<Layer>> all) {
    all.add(() -> new ConvolutionLayer.Builder(2, 2).nIn(4).nOut(3).build());
    all.add(Exemplars::convolution2D);
    all.add(() -> new Deconvolution2D.Builder(2, 2).nIn(4).nOut(3).build());
    all.add(() -> new DepthwiseConvolution2D.Builder(2, 2).nIn(4).build());
    all.add(() -> new SeparableConvolution2D.Builder(2, 2).nIn(4).nOut(3).build());
    all.add(() -> new LocallyConnected2D.Builder().kernelSize(2, 2).nIn(4).nOut(3).build());
    all.add(() -> new SubsamplingLayer.Builder().kernelSize(2, 2).build());
    all.add(Exemplars::pooling2D);
    all.add(() -> new GlobalPoolingLayer());
    all.add(() -> new LocalResponseNormalization.Builder().build());
    all.add(() -> new Upsampling2D.Builder(2).build());
    all.add(() -> new ZeroPaddingLayer(1, 1));
    all.add(() -> new Cropping2D(1, 1));
    all.add(() -> new SpaceToDepthLayer.Builder<>().blocks(2).build());
    all.add(() -> new SpaceToBatchLayer.Builder<>(new int[] {2, 2}).build());
    all.add(() -> new PrimaryCapsules.Builder(2, 2).kernelSize(2, 2).build());
  }

  private static void ofFeatures(List<Supplier<Layer>> all) {
    all.add(() -> dense());
    all.add(() -> new ActivationLayer(Activation.RELU));
    all.add(() -> new DropoutLayer(0.5));
    all.add(() -> new BatchNormalization.Builder().nIn(4).nOut(4).build());
    all.add(() -> new PReLULayer.Builder().inputShape(4, 8, 8).build());
    all.add(() -> new ElementWiseMultiplicationLayer.Builder().nIn(256).nOut(256).build());
    all.add(() -> new AutoEncoder.Builder().nIn(256).nOut(3).build());
    all.add(() -> new VariationalAutoencoder.Builder().nIn(256).nOut(3).build());
    all.add(() -> new EmbeddingLayer.Builder().nIn(4).nOut(3).build());
    all.add(() -> new FrozenLayer(dense()));
    all.add(() -> new FrozenLayerWithBackprop(dense()));
    all.add(MaskLayer::new);
    all.add(IdentityLayer::new);
    all.add(() -> new CapsuleLayer.Builder(3, 4, 2).build());
    all.add(() -> new CapsuleStrengthLayer.Builder().build());
  }

  @SuppressWarnings("deprecation")
  private static void ofSequences(List<Supplier<Layer>> all) {
    all.add(() -> new LSTM.Builder().nIn(4).nOut(3).build());
    all.add(() -> new GravesLSTM.Builder().nIn(4).nOut(3).build());
    all.add(() -> new GravesBidirectionalLSTM.Builder().nIn(4).nOut(3).build());
    all.add(() -> simpleRnn());
    all.add(() -> new Bidirectional(simpleRnn()));
    all.add(() -> new LastTimeStep(simpleRnn()));
    all.add(() -> new TimeDistributed(dense()));
    all.add(() -> new MaskZeroLayer.Builder().setUnderlying(simpleRnn()).build());
    all.add(() -> new RepeatVector.Builder<>(2).build());
    all.add(() -> new EmbeddingSequenceLayer.Builder().nIn(4).nOut(3).build());
    all.add(() -> new Convolution1DLayer.Builder(2).nIn(4).nOut(3).build());
    all.add(Convolution1D::new);
    all.add(() -> new Subsampling1DLayer.Builder().build());
    all.add(Pooling1D::new);
    all.add(() -> new Upsampling1D.Builder(2).build());
    all.add(() -> new ZeroPadding1DLayer(1));
    all.add(() -> new Cropping1D(1));
    all.add(() -> new LocallyConnected1D.Builder().kernelSize(2).nIn(4).nOut(3).build());
    all.add(() -> new SelfAttentionLayer.Builder().nIn(4).nOut(4).nHeads(1).build());
    all.add(
        () -> new LearnedSelfAttentionLayer.Builder().nIn(4).nOut(4).nHeads(1).nQueries(1).build());
    all.add(() -> new RecurrentAttentionLayer.Builder().nIn(4).nOut(4).nHeads(1).build());
    all.add(() -> new RnnOutputLayer.Builder().nIn(4).nOut(3).build());
    all.add(() -> new RnnLossLayer.Builder().build());
  }

  private static void ofVolumes(List<Supplier<Layer>> all) {
    all.add(() -> new Convolution3D.Builder(2, 2, 2).nIn(4).nOut(3).build());
    all.add(() -> new Deconvolution3D.Builder().kernelSize(2, 2, 2).nIn(4).nOut(3).build());
    all.add(() -> new Subsampling3DLayer.Builder().build());
    all.add(() -> new Upsampling3D.Builder(2).build());
    all.add(() -> new ZeroPadding3DLayer.Builder(1, 1, 1).build());
    all.add(() -> new Cropping3D.Builder(1, 1, 1, 1, 1, 1).build());
    all.add(() -> new Cnn3DLossLayer.Builder(Convolution3D.DataFormat.NCDHW).build());
  }

  private static void ends(List<Supplier<Layer>> all) {
    all.add(
        () -> new OutputLayer.Builder().nIn(256).nOut(3).activation(Activation.SOFTMAX).build());
    all.add(() -> new LossLayer.Builder().activation(Activation.SOFTMAX).build());
    all.add(() -> new CnnLossLayer.Builder().activation(Activation.SOFTMAX).build());
    all.add(
        () ->
            new CenterLossOutputLayer.Builder()
                .nIn(256)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build());
    all.add(() -> new OCNNOutputLayer.Builder().hiddenLayerSize(2).nIn(256).build());
    all.add(() -> new Yolo2OutputLayer.Builder().boundingBoxPriors(Nd4j.ones(1, 2)).build());
  }

  /** It has no builder. */
  private static Layer convolution2D() {
    Convolution2D layer = new Convolution2D();
    layer.setNIn(4);
    layer.setNOut(3);
    layer.setKernelSize(new int[] {2, 2});
    layer.setStride(new int[] {1, 1});
    layer.setPadding(new int[] {0, 0});
    layer.setConvolutionMode(ConvolutionMode.Truncate);
    layer.setActivationFn(new ActivationIdentity());
    layer.setWeightInitFn(new WeightInitXavier());
    layer.setIUpdater(new Sgd());
    return layer;
  }

  /** It has no builder. */
  private static Layer pooling2D() {
    Pooling2D layer = new Pooling2D();
    layer.setPoolingType(PoolingType.MAX);
    layer.setKernelSize(new int[] {2, 2});
    layer.setStride(new int[] {2, 2});
    layer.setPadding(new int[] {0, 0});
    layer.setDilation(new int[] {1, 1});
    layer.setConvolutionMode(ConvolutionMode.Truncate);
    return layer;
  }

  private static Layer dense() {
    return new DenseLayer.Builder().nIn(256).nOut(3).build();
  }

  private static Layer simpleRnn() {
    return new SimpleRnn.Builder().nIn(4).nOut(3).build();
  }
}
