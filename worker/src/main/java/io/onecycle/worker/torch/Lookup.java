package io.onecycle.worker.torch;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Normalisation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A normalisation on the device: of pixels, a table; of other numbers, an offset and a scale. */
sealed interface Lookup extends AutoCloseable {

  /**
   * What examples become.
   *
   * @param examples shape [n, channels, pixels]
   */
  Tensor normalised(Tensor examples);

  @Override
  void close();

  static Lookup of(Normalisation normalisation, Examples examples, Place place) {
    int channels = examples.shape().channels();
    Kept kept = new Kept();
    if (examples.arePixels()) {
      float[][] tables = normalisation.tables(channels);
      int levels = tables[0].length;
      float[] all = new float[channels * levels];
      float[] starts = new float[channels];
      for (int channel = 0; channel < channels; channel++) {
        System.arraycopy(tables[channel], 0, all, channel * levels, levels);
        starts[channel] = channel * levels;
      }
      Tensor start = HostNumbers.tensor(starts, place).to(ScalarType.Long).view(1, channels, 1);
      return new OfPixels(kept.keep(HostNumbers.tensor(all, place)), kept.keep(start), kept);
    }
    float[] means = new float[channels];
    float[] scales = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      means[channel] = (float) normalisation.meanOf(channel, channels);
      scales[channel] = (float) (1 / normalisation.sdOf(channel, channels));
    }
    return new OfNumbers(
        kept.keep(HostNumbers.tensor(means, place).view(1, channels, 1)),
        kept.keep(HostNumbers.tensor(scales, place).view(1, channels, 1)),
        kept);
  }

  /**
   * Of pixels from 0 to 255.
   *
   * @param table what each becomes, channel after channel
   * @param start of each channel in it
   */
  record OfPixels(Tensor table, Tensor start, Kept kept) implements Lookup {
    @Override
    public Tensor normalised(Tensor examples) {
      return table.take(examples.to(ScalarType.Long).add(start));
    }

    @Override
    public void close() {
      kept.close();
    }
  }

  /** Of any numbers. */
  record OfNumbers(Tensor mean, Tensor scale, Kept kept) implements Lookup {
    @Override
    public Tensor normalised(Tensor examples) {
      return examples.sub(mean, new Scalar(1.0)).mul(scale);
    }

    @Override
    public void close() {
      kept.close();
    }
  }
}
