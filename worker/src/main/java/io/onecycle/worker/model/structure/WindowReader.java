package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Window;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Reads what convolutions and pools slide over an image. */
final class WindowReader {

  private final ConvolutionMode mode;
  private final int[] size;
  private final int[] stride;
  private final int[] padding;
  private final int[] dilation;

  /**
   * Two numbers each, down and across.
   *
   * @param mode what happens at the edges
   * @param padding above and left, where the mode does not settle it
   */
  private WindowReader(
      ConvolutionMode mode, int[] size, int[] stride, int[] padding, int[] dilation) {
    this.mode = mode;
    this.size = size;
    this.stride = stride;
    this.padding = padding;
    this.dilation = dilation;
  }

  static WindowReader of(ConvolutionLayer layer) {
    return new WindowReader(
        layer.getConvolutionMode(),
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        layer.getDilation());
  }

  static WindowReader of(SubsamplingLayer layer) {
    return new WindowReader(
        layer.getConvolutionMode(),
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        layer.getDilation());
  }

  /** Over an image. */
  Window over(Shape image, Refusal refusal) throws NotCoveredException {
    return window(
        missing(image.height(), places(image.height(), 0), 0),
        missing(image.width(), places(image.width(), 1), 1),
        refusal);
  }

  /** Backwards: over what a transposed convolution makes of an image. */
  Window beneath(Shape image, Refusal refusal) throws NotCoveredException {
    return window(
        missing(image.height() * stride[0], image.height(), 0),
        missing(image.width() * stride[1], image.width(), 1),
        refusal);
  }

  /** Strict differs from Truncate only in what Deeplearning4j itself refuses. */
  private Window window(int down, int right, Refusal refusal) throws NotCoveredException {
    return switch (mode) {
      case Truncate, Strict -> window(padding[0], padding[1], padding[0], padding[1]);
      case Same -> {
        refusal.unless(
            down >= 0 && right >= 0,
            "has a stride",
            Arrays.toString(stride),
            "above its size",
            Arrays.toString(size));
        yield window(down / 2, right / 2, down - down / 2, right - right / 2);
      }
      default -> throw refusal.because("has the convolution mode", mode);
    };
  }

  private Window window(int top, int left, int bottom, int right) {
    return new Window(
        size[0], size[1], stride[0], stride[1], dilation[0], dilation[1], top, left, bottom, right);
  }

  private int places(int side, int dimension) {
    return (side + stride[dimension] - 1) / stride[dimension];
  }

  /**
   * What mode Same adds to a side, so that so many windows fit. Deeplearning4j lets one row more
   * than the windows cover pass.
   */
  private int missing(int side, int places, int dimension) {
    int reach = (size[dimension] - 1) * dilation[dimension] + 1;
    int missing = (places - 1) * stride[dimension] + reach - side;
    return missing == -1 ? 0 : missing;
  }
}
