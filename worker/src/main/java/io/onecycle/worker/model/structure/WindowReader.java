package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Window;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Reads what convolutions and pools slide over an image. */
final class WindowReader {

  private WindowReader() {}

  static Window of(ConvolutionLayer layer, Shape image, Refusal refusal)
      throws NotCoveredException {
    requireNchw(layer.getCnn2dDataFormat(), refusal);
    requireUndilated(layer.getDilation(), refusal);
    return window(
        layer.getConvolutionMode(),
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        image,
        refusal);
  }

  static Window of(SubsamplingLayer layer, Shape image, Refusal refusal)
      throws NotCoveredException {
    requireNchw(layer.getCnn2dDataFormat(), refusal);
    requireUndilated(layer.getDilation(), refusal);
    return window(
        layer.getConvolutionMode(),
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        image,
        refusal);
  }

  /** Strict differs from Truncate only in what Deeplearning4j itself refuses. */
  private static Window window(
      ConvolutionMode mode, int[] size, int[] stride, int[] padding, Shape image, Refusal refusal)
      throws NotCoveredException {
    return switch (mode) {
      case Truncate, Strict ->
          new Window(
              size[0],
              size[1],
              stride[0],
              stride[1],
              padding[0],
              padding[1],
              padding[0],
              padding[1]);
      case Same -> {
        int down = missing(image.height(), size[0], stride[0]);
        int right = missing(image.width(), size[1], stride[1]);
        refusal.unless(
            down >= 0 && right >= 0,
            "has a stride",
            Arrays.toString(stride),
            "above its size",
            Arrays.toString(size));
        yield new Window(
            size[0],
            size[1],
            stride[0],
            stride[1],
            down / 2,
            right / 2,
            down - down / 2,
            right - right / 2);
      }
      default -> throw refusal.because("has the convolution mode", mode);
    };
  }

  /**
   * What mode Same adds to a side, so that as many windows fit as strides do. Deeplearning4j lets
   * one row more than the windows cover pass.
   */
  private static int missing(int side, int size, int stride) {
    int places = (side + stride - 1) / stride;
    int missing = (places - 1) * stride + size - side;
    return missing == -1 ? 0 : missing;
  }

  private static void requireNchw(CNN2DFormat format, Refusal refusal) throws NotCoveredException {
    refusal.unless(format == CNN2DFormat.NCHW, "has the data format", format);
  }

  private static void requireUndilated(int[] dilation, Refusal refusal) throws NotCoveredException {
    refusal.unless(
        Arrays.stream(dilation).allMatch(d -> d == 1),
        "has the dilation",
        Arrays.toString(dilation));
  }
}
