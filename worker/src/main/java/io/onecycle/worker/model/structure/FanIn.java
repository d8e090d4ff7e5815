package io.onecycle.worker.model.structure;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;

/** How many numbers a layer's outputs sum over. */
final class FanIn {

  private FanIn() {}

  /** Of a separable convolution, the first; 0 where a layer sums over nothing. */
  static long of(Layer layer) {
    if (layer instanceof ConvolutionLayer convolution) {
      long window = (long) convolution.getKernelSize()[0] * convolution.getKernelSize()[1];
      boolean deep =
          layer instanceof DepthwiseConvolution2D || layer instanceof SeparableConvolution2D;
      return deep ? window : window * convolution.getNIn();
    }
    return layer instanceof FeedForwardLayer dense && !(layer instanceof BatchNormalization)
        ? dense.getNIn()
        : 0;
  }
}
