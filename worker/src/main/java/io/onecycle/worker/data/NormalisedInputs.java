package io.onecycle.worker.data;

/** Examples as a network is shown them. */
sealed interface NormalisedInputs {

  static NormalisedInputs of(Inputs inputs, Normalisation normalisation) {
    return inputs instanceof Inputs.Pixels pixels
        ? new Bytes(pixels, normalisation.tables(pixels.shape().channels()))
        : Numbers.of((Inputs.Features) inputs, normalisation);
  }

  /** Writes an example as it is. */
  void copy(int example, float[] to, int at);

  /** Writes an image whose rows and columns come from elsewhere in it. */
  void copy(int image, int[] rows, int[] columns, float[] to, int at);

  /**
   * Pixels, each looked up.
   *
   * @param tables for each channel what each of the 256 pixel values becomes
   */
  @SuppressWarnings("ArrayRecordComponent") // a vessel for large arrays, never compared
  record Bytes(Inputs.Pixels pixels, float[][] tables) implements NormalisedInputs {
    @Override
    public void copy(int example, float[] to, int at) {
      byte[] source = pixels.bytes();
      Shape shape = pixels.shape();
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
      byte[] source = pixels.bytes();
      Shape shape = pixels.shape();
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
   * @param mean of each channel
   * @param scale one over the deviation of each channel
   */
  @SuppressWarnings("ArrayRecordComponent") // a vessel for large arrays, never compared
  record Numbers(Inputs.Features features, float[] mean, float[] scale)
      implements NormalisedInputs {

    static Numbers of(Inputs.Features features, Normalisation normalisation) {
      int channels = features.shape().channels();
      float[] mean = new float[channels];
      float[] scale = new float[channels];
      for (int channel = 0; channel < channels; channel++) {
        mean[channel] = (float) normalisation.meanOf(channel, channels);
        scale[channel] = (float) (1 / normalisation.sdOf(channel, channels));
      }
      return new Numbers(features, mean, scale);
    }

    @Override
    public void copy(int example, float[] to, int at) {
      float[] source = features.numbers();
      Shape shape = features.shape();
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
      float[] source = features.numbers();
      Shape shape = features.shape();
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
