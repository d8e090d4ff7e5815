package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How what a network is shown becomes a number: {@code (pixel / 255 - mean) / sd} of pixels, {@code
 * (value - mean) / sd} of features.
 *
 * @param mean in units of pixel/255, or of the feature: one value for all channels, or one per
 *     channel
 * @param sd above 0, in the same units, as many as there are means
 */
public record Normalisation(List<Double> mean, List<Double> sd) implements Serializable {

  /** Pixels to [0, 1], features as they are. */
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

  /** As {@link #of(Examples, int[])}, from all examples. */
  public static Normalisation of(Examples examples) {
    return of(examples, IntStream.range(0, examples.count()).toArray());
  }

  /**
   * Makes the given examples have mean 0 and (population) standard deviation 1 in each channel. A
   * channel without any variation is only centred.
   */
  public static Normalisation of(Examples examples, int[] indices) {
    Require.that(indices.length >= 1, "indices", "none", "at least one example to normalise by");
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int channel = 0; channel < examples.shape().channels(); channel++) {
      if (examples.arePixels()) {
        ofPixels(histogram(examples, indices, channel), means, deviations);
      } else {
        ofFeatures(examples, indices, channel, means, deviations);
      }
    }
    return new Normalisation(means, deviations);
  }

  /** The same but for some channels, which stay as they are. */
  public Normalisation leaving(List<Integer> channels) {
    List<Double> means = new ArrayList<>(mean);
    List<Double> deviations = new ArrayList<>(sd);
    for (int channel : channels) {
      means.set(channel, 0.0);
      deviations.set(channel, 1.0);
    }
    return new Normalisation(means, deviations);
  }

  /** The mean of a channel, where there are so many. */
  public double meanOf(int channel, int channels) {
    return mean.get(at(channel, channels));
  }

  /** The deviation of a channel, where there are so many. */
  public double sdOf(int channel, int channels) {
    return sd.get(at(channel, channels));
  }

  /** For each channel what each of the 256 pixel values becomes. */
  public float[][] tables(int channels) {
    float[][] tables = new float[channels][LEVELS];
    for (int channel = 0; channel < channels; channel++) {
      double centre = meanOf(channel, channels);
      double deviation = sdOf(channel, channels);
      for (int level = 0; level < LEVELS; level++) {
        tables[channel][level] = (float) ((level / WHITE - centre) / deviation);
      }
    }
    return tables;
  }

  private int at(int channel, int channels) {
    Require.that(
        mean.size() == 1 || mean.size() == channels,
        "mean",
        mean,
        "one value, or one for each of the " + channels + " channels");
    return mean.size() == 1 ? 0 : channel;
  }

  private static void ofPixels(long[] histogram, List<Double> means, List<Double> deviations) {
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

  private static void ofFeatures(
      Examples examples, int[] indices, int channel, List<Double> means, List<Double> deviations) {
    Moments moments = new Moments();
    float[] numbers = examples.features();
    int plane = examples.shape().height() * examples.shape().width();
    for (int index : indices) {
      int start = index * examples.shape().size() + channel * plane;
      for (int i = start; i < start + plane; i++) {
        moments.add(numbers[i]);
      }
    }
    means.add(moments.mean());
    deviations.add(moments.deviation() == 0 ? 1 : moments.deviation());
  }

  private static long[] histogram(Examples examples, int[] indices, int channel) {
    long[] histogram = new long[LEVELS];
    byte[] pixels = examples.pixels();
    int plane = examples.shape().height() * examples.shape().width();
    for (int index : indices) {
      int start = index * examples.shape().size() + channel * plane;
      for (int i = start; i < start + plane; i++) {
        histogram[Byte.toUnsignedInt(pixels[i])]++;
      }
    }
    return histogram;
  }
}
