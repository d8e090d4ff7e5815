package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Arrangement.Reshaped;
import io.onecycle.worker.compile.NotCoveredException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/** Reads preprocessors, which see the same numbers as another shape. */
final class PreprocessorReader {

  private final Reading reading;

  PreprocessorReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * What comes out of a preprocessor.
   *
   * @param processor null for none
   */
  Seen read(InputPreProcessor processor, Seen given, Refusal refusal) throws NotCoveredException {
    if (processor instanceof FeedForwardToCnnPreProcessor image) {
      return folded(image, given, refusal);
    } else if (processor instanceof CnnToFeedForwardPreProcessor flat) {
      return flattened(flat.getFormat(), given, refusal);
    } else if (processor instanceof ComposableInputPreProcessor several) {
      Seen last = given;
      for (InputPreProcessor one : several.getInputPreProcessors()) {
        last = read(one, last, refusal);
      }
      return last;
    }
    refusal.unless(processor == null, "has the preprocessor", processor);
    return given;
  }

  private Seen folded(FeedForwardToCnnPreProcessor image, Seen given, Refusal refusal)
      throws NotCoveredException {
    if (given.axes().isImage()) {
      return given;
    }
    Shape from = reading.shape(given);
    Shape to =
        new Shape(
            Math.toIntExact(image.getNumChannels()),
            Math.toIntExact(image.getInputHeight()),
            Math.toIntExact(image.getInputWidth()));
    refusal.unless(to.size() == from.size(), "makes an image of", from);
    refusal.unless(given.axes() != Axes.ROWS_OF_CHANNELS_LAST, "makes an image of", given.axes());
    return to.equals(from)
        ? given.in(Axes.CHANNELS_FIRST)
        : new Seen(reading.add(new Reshaped(given.value(), to)), Axes.CHANNELS_FIRST);
  }

  private Seen flattened(CNN2DFormat format, Seen given, Refusal refusal)
      throws NotCoveredException {
    if (given.axes() == Axes.ROWS || given.axes() == Axes.ROWS_OF_CHANNELS_LAST) {
      return given;
    }
    Shape shape = reading.shape(given);
    boolean isLine = shape.channels() == 1 || shape.channels() == shape.size();
    boolean last = reading.image(given, format, refusal).axes() == Axes.CHANNELS_LAST;
    return given.in(last && !isLine ? Axes.ROWS_OF_CHANNELS_LAST : Axes.ROWS);
  }
}
