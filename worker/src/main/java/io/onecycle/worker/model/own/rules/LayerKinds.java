package io.onecycle.worker.model.own.rules;

import java.util.Set;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected1D;
import org.deeplearning4j.nn.conf.layers.RecurrentAttentionLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.Upsampling3D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPadding3DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping3D;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;

/** Layers of neither images nor features. */
final class LayerKinds {

  private static final Set<Class<?>> OF_SEQUENCES =
      Set.of(
          BaseRecurrentLayer.class,
          RnnOutputLayer.class,
          RnnLossLayer.class,
          Bidirectional.class,
          LastTimeStep.class,
          TimeDistributed.class,
          MaskZeroLayer.class,
          RepeatVector.class,
          Convolution1DLayer.class,
          Subsampling1DLayer.class,
          Upsampling1D.class,
          ZeroPadding1DLayer.class,
          Cropping1D.class,
          LocallyConnected1D.class,
          SelfAttentionLayer.class,
          LearnedSelfAttentionLayer.class,
          RecurrentAttentionLayer.class,
          EmbeddingLayer.class,
          EmbeddingSequenceLayer.class);

  private static final Set<Class<?>> OF_VOLUMES =
      Set.of(
          Convolution3D.class,
          Deconvolution3D.class,
          Subsampling3DLayer.class,
          Upsampling3D.class,
          ZeroPadding3DLayer.class,
          Cropping3D.class,
          Cnn3DLossLayer.class);

  private LayerKinds() {}

  static boolean isOfSequences(Layer layer) {
    return isOne(layer, OF_SEQUENCES);
  }

  static boolean isOfVolumes(Layer layer) {
    return isOne(layer, OF_VOLUMES);
  }

  private static boolean isOne(Layer layer, Set<Class<?>> types) {
    return types.stream().anyMatch(type -> type.isInstance(layer));
  }
}
