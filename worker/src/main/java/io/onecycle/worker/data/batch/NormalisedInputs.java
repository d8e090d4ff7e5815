package io.onecycle.worker.data.batch;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Normalisation;

/** Examples as a network is shown them. */
sealed interface NormalisedInputs {

  static NormalisedInputs of(Examples examples, Normalisation normalisation) {
    Shape shape = examples.shape();
    return examples.arePixels()
        ? new Bytes(shape, examples.pixels(), normalisation.tables(shape.channels()))
        : Numbers.of(shape, examples.features(), normalisation);
  }

  /** Writes an example as it is. */
  void copy(int example, float[] to, int at);

  /** Writes an image whose rows and columns come from elsewhere in it. */
  void copy(int image, int[] rows, int[] columns, float[] to, int at);

  /**
   * Pixels, each looked up.
   *
   * @param source all pixels, unsigned
   * @param tables for each channel what each of the 256 pixel values becomes
   */
  @SuppressWarnings("ArrayRecordComponent") // a vessel for large arrays, never compared
  record Bytes(Shape shape, byte[] source, float[][] tables) implements NormalisedInputs {
    @Override
    public void copy(int example, float[] to, int at) {
      int plane = shape.height() * shape.width();
      int from = example * shape.size();
      for (float[] table : tables) {
        for (int i = 0; i < plane; i++) {
          to[at++] = table[Byte.toUnsignedInt(source[from++])];
        }
      }
    }

    @Override
    public void copy(int image, int[] rows, int[] columns, float[] to, int at) {
      int from = image * shape.size();
      for (float[] table : tables) {
        for (int row : rows) {
          int start = from + row * columns.length;
          for (int column : columns) {
            to[at++] = table[Byte.toUnsignedInt(source[start + column])];
          }
        }
        from += shape.height() * shape.width();
      }
    }
  }

  /**
   * Numbers, each scaled.
   *
   * @param source all numbers
   * @param mean of each channel
   * @param scale one over the deviation of each channel
   */
  @SuppressWarnings("ArrayRecordComponent") // a vessel for large arrays, never compared
  record Numbers(Shape shape, float[] source, float[] mean, float[] scale)
      implements NormalisedInputs {

    static Numbers of(Shape shape, float[] source, Normalisation normalisation) {
      int channels = shape.channels();
      float[] mean = new float[channels];
      float[] scale = new float[channels];
      for (int channel = 0; channel < channels; channel++) {
        mean[channel] = (float) normalisation.meanOf(channel, channels);
        scale[channel] = (float) (1 / normalisation.sdOf(channel, channels));
      }
      return new Numbers(shape, source, mean, scale);
    }

    @Override
    public void copy(int example, float[] to, int at) {
      int plane = shape.height() * shape.width();
      int from = example * shape.size();
      for (int channel = 0; channel < mean.length; channel++) {
        for (int i = 0; i < plane; i++) {
          to[at++] = (source[from++] - mean[channel]) * scale[channel];
        }
      }
    }

    @Override
    public void copy(int image, int[] rows, int[] columns, float[] to, int at) {
      int from = image * shape.size();
      for (int channel = 0; channel < mean.length; channel++) {
        for (int row : rows) {
          int start = from + row * columns.length;
          for (int column : columns) {
            to[at++] = (source[start + column] - mean[channel]) * scale[channel];
          }
        }
        from += shape.height() * shape.width();
      }
    }
  }
}
