package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a pixel becomes a number: {@code (pixel / 255 - mean) / sd}.
 *
 * @param mean in units of pixel/255: one value for all channels, or one per channel
 * @param sd above 0, in the same units, as many as there are means
 */
public record Normalisation(List<Double> mean, List<Double> sd) implements Serializable {

  /** To [0, 1] and no further. */
  public static final Normalisation UNIT = new Normalisation(List.of(0.0), List.of(1.0));

  private static final int LEVELS = 256;
  private static final double WHITE = 255;

  public Normalisation {
    mean = List.copyOf(mean);
    sd = List.copyOf(sd);
    Require.that(!mean.isEmpty(), "mean", mean, "at least one value");
    Require.that(sd.size() == mean.size(), "sd", sd, "as many values as means: " + mean.size());
    for (double value : mean) {
      Require.that(Double.isFinite(value), "mean", value, "a number");
    }
    for (double value : sd) {
      Require.that(value > 0 && Double.isFinite(value), "sd", value, "a number above 0");
    }
  }

  /** As {@link #of(Images, int[])}, from all images. */
  public static Normalisation of(Images images) {
    return of(images, IntStream.range(0, images.count()).toArray());
  }

  /**
   * Makes the given images have mean 0 and (population) standard deviation 1 in each channel. A
   * channel without any variation is only centred.
   */
  public static Normalisation of(Images images, int[] indices) {
    Require.that(indices.length >= 1, "indices", "none", "at least one image to normalise by");
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int channel = 0; channel < images.channels(); channel++) {
      long[] histogram = histogram(images, indices, channel);
      long count = 0;
      long sum = 0;
      for (int level = 0; level < LEVELS; level++) {
        count += histogram[level];
        sum += level * histogram[level];
      }
      double mean = (double) sum / count;
      double squares = 0;
      for (int level = 0; level < LEVELS; level++) {
        squares += histogram[level] * (level - mean) * (level - mean);
      }
      means.add(mean / WHITE);
      deviations.add(squares == 0 ? 1 : Math.sqrt(squares / count) / WHITE);
    }
    return new Normalisation(means, deviations);
  }

  /** For each channel what each of the 256 pixel values becomes. */
  float[][] tables(int channels) {
    Require.that(
        mean.size() == 1 || mean.size() == channels,
        "mean",
        mean,
        "one value, or one for each of the " + channels + " channels");
    float[][] tables = new float[channels][LEVELS];
    for (int channel = 0; channel < channels; channel++) {
      int at = mean.size() == 1 ? 0 : channel;
      for (int level = 0; level < LEVELS; level++) {
        tables[channel][level] = (float) ((level / WHITE - mean.get(at)) / sd.get(at));
      }
    }
    return tables;
  }

  private static long[] histogram(Images images, int[] indices, int channel) {
    long[] histogram = new long[LEVELS];
    byte[] pixels = images.pixels();
    int plane = images.height() * images.width();
    for (int index : indices) {
      int start = index * images.imageSize() + channel * plane;
      for (int i = start; i < start + plane; i++) {
        histogram[Byte.toUnsignedInt(pixels[i])]++;
      }
    }
    return histogram;
  }
}
