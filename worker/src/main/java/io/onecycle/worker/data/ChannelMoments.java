package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How the inputs of a channel are distributed.
 *
 * @param count how many numbers
 * @param mean of them; pixels count from 0 to 255
 * @param squares sum of the squared distances to the mean
 */
public record ChannelMoments(long count, double mean, double squares) implements Serializable {

  /** Of every channel. */
  public static List<ChannelMoments> of(Examples examples) {
    List<ChannelMoments> all = new ArrayList<>();
    Shape shape = examples.shape();
    int plane = shape.height() * shape.width();
    for (int channel = 0; channel < shape.channels(); channel++) {
      Moments moments = new Moments();
      for (int example = 0; example < examples.count(); example++) {
        for (int i = channel * plane; i < (channel + 1) * plane; i++) {
          moments.add(examples.input(example, i));
        }
      }
      double sd = moments.deviation();
      long count = (long) examples.count() * plane;
      all.add(new ChannelMoments(count, moments.mean(), sd * sd * count));
    }
    return all;
  }

  /** Those of parts taken together, in their order. */
  public static ChannelMoments together(List<ChannelMoments> parts) {
    Moments all = new Moments();
    parts.forEach(part -> all.add(part.count, part.mean, part.squares));
    long count = parts.stream().mapToLong(ChannelMoments::count).sum();
    return new ChannelMoments(count, all.mean(), all.deviation() * all.deviation() * count);
  }

  /** Of the population. */
  public double deviation() {
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }
}
