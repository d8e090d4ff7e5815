package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation.Convolution;
import io.onecycle.worker.compile.Operation.Deconvolution;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Window;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;

/** Reads convolutions, whose weights Deeplearning4j lays out in four ways. */
final class ConvolutionReader {

  private final Reading reading;

  ConvolutionReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * The number of what comes out, before the layer's activation.
   *
   * @param parameters of the layer, as Deeplearning4j has them
   */
  int read(ConvolutionLayer layer, Map<String, Parameter> parameters, int input, Refusal refusal)
      throws NotCoveredException {
    Shape image = reading.shape(input);
    Optional<Parameter> bias = Optional.ofNullable(parameters.get("b"));
    Parameter weights = parameters.get("W");
    if (layer.getClass() == Deconvolution2D.class) {
      requireChannels(weights, 0, image, refusal);
      Window window = WindowReader.of(layer).beneath(image, refusal);
      return reading.add(new Deconvolution(input, window, weights.permuted(1, 0, 2, 3), bias));
    }
    Window window = WindowReader.of(layer).over(image, refusal);
    if (layer.getClass() == DepthwiseConvolution2D.class) {
      requireChannels(weights, 2, image, refusal);
      return reading.add(
          new Convolution(input, window, inGroups(weights.permuted(2, 3, 0, 1)), bias));
    } else if (layer.getClass() == SeparableConvolution2D.class) {
      requireChannels(weights, 1, image, refusal);
      int deep =
          reading.add(
              new Convolution(
                  input, window, inGroups(weights.permuted(1, 0, 2, 3)), Optional.empty()));
      return reading.add(new Convolution(deep, Window.pointwise(), parameters.get("pW"), bias));
    } else if (layer.getClass() == ConvolutionLayer.class
        || layer.getClass() == Convolution2D.class) {
      requireChannels(weights, 1, image, refusal);
      return reading.add(new Convolution(input, window, weights, bias));
    }
    throw refusal.because("is a", layer.getClass().getSimpleName());
  }

  /** Of [channels, multiplier, height, width]. */
  private static Parameter inGroups(Parameter weights) {
    return weights.split(1, weights.shape().get(1), 1);
  }

  private static void requireChannels(
      Parameter weights, int dimension, Shape image, Refusal refusal) throws NotCoveredException {
    long channels = weights.shape().get(dimension);
    refusal.unless(channels == image.channels(), "takes", channels, "channels but is given", image);
  }
}
