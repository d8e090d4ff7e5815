package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Arrangement.Framed;
import io.onecycle.worker.compile.Arrangement.Joined;
import io.onecycle.worker.compile.Arrangement.Reshaped;
import io.onecycle.worker.compile.Arrangement.Slice;
import io.onecycle.worker.compile.Arrangement.Upsampled;
import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import io.onecycle.worker.compile.Pointwise.Affine;
import io.onecycle.worker.compile.Pointwise.ChannelDropout;
import io.onecycle.worker.compile.Pointwise.Clip;
import io.onecycle.worker.compile.Pointwise.Combined;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Networks of what people's networks hold beside the usual: each operation by itself. */
final class MoreNets {

  private MoreNets() {}

  static void addTo(Map<String, Structure> nets) {
    convolutions(nets);
    pointwise(nets);
    arrangements(nets);
    norms(nets);
  }

  private static void convolutions(Map<String, Structure> nets) {
    put(nets, 2, "dilated convolution", s -> s.conv(1, 3, dilated(3, 1, 2, 1), true));
    put(nets, 2, "dilated, strided convolution", s -> s.conv(1, 3, dilated(2, 2, 3, 1), true));
    for (int channels : new int[] {2, 3, 8, 16, 24}) {
      String of = " of " + channels;
      put(nets, channels, "depthwise" + of, s -> s.depthwise(1, 1, plain(3, 1, 1), true));
      put(nets, channels, "strided depthwise" + of, s -> s.depthwise(1, 1, plain(3, 2, 1), false));
      put(nets, channels, "depthwise, twice" + of, s -> s.depthwise(1, 2, plain(3, 1, 1), true));
    }
    put(nets, 4, "dilated depthwise", s -> s.depthwise(1, 1, dilated(3, 1, 2, 2), true));
    put(nets, 4, "depthwise of mode Same", s -> s.depthwise(1, 1, same(), true));
    put(nets, 4, "two groups", s -> s.grouped(1, 2, 6, plain(3, 1, 1)));
    put(nets, 32, "two wide groups", s -> s.grouped(1, 2, 32, plain(3, 1, 1)));
    put(
        nets,
        4,
        "separable",
        s -> s.conv(s.depthwise(1, 2, plain(3, 1, 1), false), 5, 1, 1, 0, true));
    put(nets, 2, "deconvolution", s -> s.deconv(1, 3, plain(3, 1, 0), true));
    put(nets, 2, "strided deconvolution", s -> s.deconv(1, 3, plain(2, 2, 0), true));
    put(nets, 2, "padded deconvolution", s -> s.deconv(1, 3, plain(3, 2, 1), false));
    put(nets, 16, "deconvolution of many", s -> s.deconv(1, 16, plain(3, 2, 1), true));
    put(nets, 2, "deconvolution of mode Same", s -> s.deconv(1, 3, odd(), true));
    put(nets, 3, "dense over channels last", s -> s.denseOverChannelsLast(1, 4));
  }

  private static void pointwise(Map<String, Structure> nets) {
    for (Function function : Function.values()) {
      put(nets, 2, "only " + function, s -> s.activation(1, function, 0.3));
    }
    put(nets, 2, "leaky ReLU that falls", s -> s.activation(1, Function.LEAKY_RELU, -0.2));
    put(nets, 2, "affine", s -> s.add(new Affine(1, -0.7, 0.3)));
    put(nets, 2, "clip", s -> s.add(new Clip(1, -0.4, 0.6)));
    put(nets, 2, "clip above", s -> s.add(new Clip(1, Double.NEGATIVE_INFINITY, 0.6)));
    put(nets, 3, "a slope for all", s -> s.prelu(1, 1, 1, 1));
    put(nets, 3, "a slope for each channel", s -> s.prelu(1, 3, 1, 1));
    put(nets, 16, "a slope for each of many channels", s -> s.prelu(1, 16, 1, 1));
    put(nets, 3, "a slope for each pixel", s -> s.prelu(1, 1, 6, 6));
    put(nets, 3, "a slope for each number", s -> s.prelu(1, 3, 6, 6));
    put(nets, 3, "a slope for each feature", s -> s.prelu(s.dense(1, 5), 5, 1, 1));
    for (Combined.Kind kind : Combined.Kind.values()) {
      put(
          nets,
          3,
          "images: " + kind,
          s -> s.add(new Combined(kind, s.conv(1, 3, 3, 1, 1, true), 1)));
      put(
          nets,
          2,
          "features: " + kind,
          s -> s.add(new Combined(kind, s.dense(1, 4), s.dense(1, 4))));
      put(
          nets,
          3,
          "features of two kinds: " + kind,
          s -> s.add(new Combined(kind, s.dense(1, 3), s.meanOfAll(1))));
    }
    put(nets, 3, "square", s -> s.add(new Combined(Combined.Kind.PRODUCT, 1, 1)));
    put(nets, 3, "sum of features of two kinds", s -> s.sum(s.meanOfAll(1), s.dense(1, 3)));
    put(nets, 3, "channel dropout that keeps all", s -> s.add(new ChannelDropout(1, 1)));
  }

  private static void arrangements(Map<String, Structure> nets) {
    put(nets, 3, "framed", s -> s.add(new Framed(1, 1, 2, 0, 1)));
    put(nets, 3, "cropped", s -> s.add(new Framed(1, -1, 0, -2, -1)));
    put(nets, 3, "framed and cropped", s -> s.add(new Framed(1, 1, -1, -2, 2)));
    put(nets, 3, "framed before a convolution", s -> framedConvolution(s, 2));
    put(nets, 3, "cropped before a convolution", s -> framedConvolution(s, -1));
    put(nets, 16, "framed of many channels", s -> s.add(new Framed(1, 1, 1, 1, 1)));
    put(nets, 32, "shifted of many channels", s -> s.add(new Framed(1, 1, -1, -1, 1)));
    put(nets, 3, "upsampled", s -> s.add(new Upsampled(1, 2, 3)));
    put(nets, 16, "upsampled of many channels", s -> s.add(new Upsampled(1, 2, 2)));
    put(nets, 5, "some channels", s -> s.add(new Slice(1, 1, 3)));
    put(nets, 2, "some features", s -> s.add(new Slice(s.dense(1, 6), 2, 5)));
    put(nets, 2, "joined", s -> s.add(new Joined(List.of(1, s.conv(1, 3, 3, 1, 1, true), 1))));
    put(
        nets,
        16,
        "joined of many",
        s -> s.add(new Joined(List.of(s.relu(s.conv(1, 16, 3, 1, 1, true)), 1))));
    put(
        nets,
        3,
        "joined features",
        s -> s.add(new Joined(List.of(s.dense(1, 2), s.meanOfAll(1), s.dense(1, 3)))));
    put(
        nets,
        3,
        "reshaped",
        s -> s.conv(s.add(new Reshaped(1, new Shape(12, 3, 3))), 2, 2, 1, 0, true));
    put(
        nets,
        2,
        "features as an image",
        s -> s.conv(s.add(new Reshaped(s.dense(1, 16), new Shape(1, 4, 4))), 2, 2, 1, 0, true));
    put(nets, 2, "features as pixels", s -> s.conv(s.dense(1, 4), 3, 1, 1, 0, true));
    put(nets, 2, "pixels as features", s -> s.norm(s.add(new Reshaped(1, Shape.features(72)))));
    put(
        nets,
        2,
        "a reshaped sum",
        s -> s.sum(s.add(new Reshaped(s.sum(1, 1), new Shape(2, 6, 6))), 1));
    put(nets, 2, "mean with padding", s -> s.pool(1, Kind.MEAN_WITH_PADDING, 3, 2, 1));
    Sketch ending = new Sketch(2, 6, 6);
    ending.meanOfAll(ending.conv(0, 3, 3, 1, 1, true));
    nets.put("ending in a mean", ending.structure());
    Sketch activated = new Sketch(2, 6, 6);
    activated.activation(activated.dense(0, 3), Function.TANH, 0);
    nets.put("ending in a function", activated.structure());
  }

  private static void norms(Map<String, Structure> nets) {
    put(nets, 3, "batch norm of a logarithm", s -> s.norm(1, Coding.LOG10_DEVIATION));
    put(nets, 3, "bare batch norm", s -> s.bareNorm(1));
    put(nets, 3, "bare batch norm with ReLU", s -> s.relu(s.bareNorm(1)));
    put(nets, 2, "layer norm", s -> s.layerNorm(s.dense(1, 7), true));
    put(nets, 2, "layer norm without shift", s -> s.layerNorm(s.dense(1, 16), false));
    put(nets, 3, "layer norm of a mean", s -> s.layerNorm(s.meanOfAll(1), true));
    for (int channels : new int[] {3, 8, 16, 20}) {
      put(nets, channels, "five neighbours of " + channels, s -> s.add(neighbours(2)));
      put(nets, channels, "three neighbours of " + channels, s -> s.add(neighbours(1)));
    }
  }

  private static Operation neighbours(int reach) {
    return new Normalisation.OfNeighbours(1, reach, 1.3, 0.4, 0.75);
  }

  private static int framedConvolution(Sketch s, int rows) {
    return s.conv(s.add(new Framed(1, rows, 1, 0, 1)), 3, 3, 1, 0, true);
  }

  private static Window plain(int size, int stride, int pad) {
    return new Window(size, size, stride, stride, pad, pad, pad, pad);
  }

  private static Window dilated(int size, int stride, int dilation, int pad) {
    return new Window(size, size, stride, stride, dilation, dilation, pad, pad, pad, pad);
  }

  private static Window same() {
    return new Window(2, 2, 1, 1, 0, 0, 1, 1);
  }

  private static Window odd() {
    return new Window(3, 3, 2, 2, 0, 0, 1, 1);
  }

  /** Parameters before and after, so that an input's gradient is seen in the first of them. */
  private static void put(
      Map<String, Structure> nets, int channels, String name, ToIntFunction<Sketch> middle) {
    Sketch s = new Sketch(2, 6, 6);
    s.conv(0, channels, 3, 1, 1, true);
    s.dense(middle.applyAsInt(s), 3);
    nets.put(name, s.structure());
  }
}
