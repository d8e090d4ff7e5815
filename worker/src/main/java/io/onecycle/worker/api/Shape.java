package io.onecycle.worker.api;

import io.onecycle.worker.check.Require;
import java.io.Serializable;

/**
 * The shape of one example: an image, or features, which are an image of one pixel.
 *
 * @param channels at least 1
 * @param height in pixels, at least 1
 * @param width in pixels, at least 1
 */
public record Shape(int channels, int height, int width) implements Serializable {

  public Shape {
    Require.that(channels >= 1, "channels", channels, "a whole number of at least 1");
    Require.that(height >= 1, "height", height, "a whole number of at least 1");
    Require.that(width >= 1, "width", width, "a whole number of at least 1");
  }

  /** So many features. */
  public static Shape features(int count) {
    return new Shape(count, 1, 1);
  }

  /** How many numbers an example has. */
  public int size() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return height == 1 && width == 1
        ? channels + " features"
        : channels + "×" + height + "×" + width;
  }
}
