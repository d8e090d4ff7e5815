package io.onecycle.worker.model.structure;

import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PoolHelperVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.Pooling2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.layers.util.MaskLayer;
import org.deeplearning4j.nn.layers.util.IdentityLayer;

/** The classes of which {@link StructureReader} reads most of what they can be. */
public final class KnownVertices {

  private static final Set<Class<?>> LAYERS =
      Set.of(
          ActivationLayer.class,
          BatchNormalization.class,
          Convolution2D.class,
          ConvolutionLayer.class,
          Cropping2D.class,
          Deconvolution2D.class,
          DenseLayer.class,
          DepthwiseConvolution2D.class,
          DropoutLayer.class,
          ElementWiseMultiplicationLayer.class,
          GlobalPoolingLayer.class,
          IdentityLayer.class,
          LocalResponseNormalization.class,
          LossLayer.class,
          MaskLayer.class,
          OutputLayer.class,
          PReLULayer.class,
          Pooling2D.class,
          SeparableConvolution2D.class,
          SubsamplingLayer.class,
          Upsampling2D.class,
          ZeroPaddingLayer.class);

  private static final Set<Class<?>> OTHERS =
      Set.of(
          ElementWiseVertex.class,
          MergeVertex.class,
          PoolHelperVertex.class,
          PreprocessorVertex.class,
          ReshapeVertex.class,
          ScaleVertex.class,
          ShiftVertex.class,
          SubsetVertex.class);

  private KnownVertices() {}

  /** Whether a network is made of nothing else, told without building it. */
  public static boolean areAll(ComputationGraphConfiguration configuration) {
    return configuration.getVertices().values().stream().allMatch(KnownVertices::isKnown);
  }

  private static boolean isKnown(GraphVertex vertex) {
    return vertex instanceof LayerVertex layer
        ? LAYERS.contains(layer.getLayerConf().getLayer().getClass())
        : OTHERS.contains(vertex.getClass());
  }
}
