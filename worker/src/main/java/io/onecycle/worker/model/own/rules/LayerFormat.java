package io.onecycle.worker.model.own.rules;

import java.util.Arrays;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.PrimaryCapsules;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** How layers that take images, and nothing else, want them. */
final class LayerFormat {

  private static final int[] LAST = {1, 2};

  private LayerFormat() {}

  /** None of a layer that takes features, or either. */
  static Optional<CNN2DFormat> of(Layer layer) {
    if (layer instanceof ConvolutionLayer convolution) {
      return known(convolution.getCnn2dDataFormat());
    } else if (layer instanceof SubsamplingLayer pool) {
      return known(pool.getCnn2dDataFormat());
    } else if (layer instanceof GlobalPoolingLayer pool) {
      boolean last = Arrays.equals(pool.getPoolingDimensions(), LAST);
      return known(last ? CNN2DFormat.NHWC : CNN2DFormat.NCHW);
    } else if (layer instanceof Upsampling2D up) {
      return known(up.getFormat());
    } else if (layer instanceof ZeroPaddingLayer zeros) {
      return known(zeros.getDataFormat());
    } else if (layer instanceof Cropping2D cropping) {
      return known(cropping.getDataFormat());
    } else if (layer instanceof LocalResponseNormalization norm) {
      return known(norm.getDataFormat());
    } else if (layer instanceof SpaceToDepthLayer space) {
      return known(space.getDataFormat());
    }
    boolean isImage = layer instanceof LocallyConnected2D || layer instanceof PrimaryCapsules;
    return isImage ? Optional.of(CNN2DFormat.NCHW) : Optional.empty();
  }

  private static Optional<CNN2DFormat> known(CNN2DFormat format) {
    return Optional.of(format == CNN2DFormat.NHWC ? CNN2DFormat.NHWC : CNN2DFormat.NCHW);
  }
}
