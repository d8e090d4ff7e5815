package io.onecycle.worker.api;

import io.onecycle.worker.check.Require;
import java.util.Objects;

/**
 * Examples of one shape with what is to be learnt of each: images as bytes or features as numbers,
 * with a class or with numbers. The arrays are not copied, so whoever made them must leave them
 * alone.
 */
public final class Examples {

  private final Inputs inputs;
  private final Targets targets;

  private Examples(Inputs inputs, Targets targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /**
   * Labelled images.
   *
   * @param channels at least 1
   * @param height in pixels, at least 1
   * @param width in pixels, at least 1
   * @param classes at least 1
   * @param pixels unsigned, {@code labels.length} images of {@code channels * height * width}
   * @param labels unsigned, each below {@code classes}
   * @throws IllegalArgumentException naming what does not fit
   */
  public static Examples images(
      int channels, int height, int width, int classes, byte[] pixels, byte[] labels) {
    return images(new Shape(channels, height, width), pixels, Targets.Labels.of(classes, labels));
  }

  /** Images with classes of any number, each label in [0, classes). */
  public static Examples images(Shape shape, byte[] pixels, int classes, int[] labels) {
    return images(shape, pixels, new Targets.Labels(new Target.Classes(classes), labels));
  }

  /** Images with {@code width} numbers to learn for each. */
  public static Examples images(Shape shape, byte[] pixels, int width, float[] values) {
    return images(shape, pixels, new Targets.Values(new Target.Numbers(width), values));
  }

  /** Features, or images of any numbers, with classes, each label in [0, classes). */
  public static Examples features(Shape shape, float[] numbers, int classes, int[] labels) {
    return features(shape, numbers, new Targets.Labels(new Target.Classes(classes), labels));
  }

  /** Features, or images of any numbers, with {@code width} numbers to learn for each. */
  public static Examples features(Shape shape, float[] numbers, int width, float[] values) {
    return features(shape, numbers, new Targets.Values(new Target.Numbers(width), values));
  }

  private static Examples images(Shape shape, byte[] pixels, Targets targets) {
    requireWhole("pixels", pixels.length, "bytes", shape, targets.count(), "images");
    return new Examples(new Inputs.Pixels(shape, pixels), targets);
  }

  private static Examples features(Shape shape, float[] numbers, Targets targets) {
    requireWhole("features", numbers.length, "numbers", shape, targets.count(), "examples");
    return new Examples(new Inputs.Features(shape, numbers), targets);
  }

  private static void requireWhole(
      String name, int length, String unit, Shape shape, int count, String what) {
    long expected = (long) shape.size() * count;
    Require.that(
        length == expected,
        name,
        length + " " + unit,
        "%d, for %d %s of %s".formatted(expected, count, what, shape));
  }

  public Shape shape() {
    return inputs.shape();
  }

  /** What is learnt of each. */
  public Target target() {
    return targets.target();
  }

  /** Whether they are pixels, 0 to 255, rather than numbers. */
  public boolean arePixels() {
    return inputs instanceof Inputs.Pixels;
  }

  /** How many there are. */
  public int count() {
    return targets.count();
  }

  /**
   * The class of an example, from 0.
   *
   * @throws IllegalStateException if numbers are learnt
   */
  public int label(int example) {
    if (targets instanceof Targets.Labels classes) {
      return classes.labels()[example];
    }
    throw new IllegalStateException("Cannot read a class: " + target() + " are learnt");
  }

  /** The pixel, 0 to 255, or the feature at an offset in channel, row, column order. */
  public float input(int example, int offset) {
    int at = example * shape().size() + Objects.checkIndex(offset, shape().size());
    return inputs instanceof Inputs.Pixels pixels
        ? Byte.toUnsignedInt(pixels.bytes()[at])
        : ((Inputs.Features) inputs).numbers()[at];
  }

  /**
   * A number to be learnt of an example.
   *
   * @throws IllegalStateException if classes are learnt
   */
  public float value(int example, int output) {
    if (targets instanceof Targets.Values numbers) {
      int outputs = numbers.target().outputs();
      return numbers.values()[example * outputs + Objects.checkIndex(output, outputs)];
    }
    throw new IllegalStateException("Cannot read a number: " + target() + " are learnt");
  }

  /** Some of the examples, copied, in the order of {@code indices}. */
  public Examples subset(int[] indices) {
    return new Examples(inputs.subset(indices), targets.subset(indices));
  }

  /**
   * These, and those after them, copied.
   *
   * @param others of the same shape and target, and as bytes where these are
   */
  public Examples with(Examples others) {
    return new Examples(inputs.with(others.inputs), targets.with(others.targets));
  }

  /** What is true of some of them, copied, in the order of {@code indices}. */
  public Truth truth(int[] indices) {
    Targets some = targets.subset(indices);
    return some instanceof Targets.Labels classes
        ? new Truth(indices.length, classes.labels(), new float[0])
        : new Truth(indices.length, new int[0], ((Targets.Values) some).values());
  }

  /**
   * All pixels, unsigned, example after example; none where inputs are any numbers. Not a copy: not
   * to be written to.
   */
  public byte[] pixels() {
    return inputs instanceof Inputs.Pixels pixels ? pixels.bytes() : new byte[0];
  }

  /**
   * All inputs that are any numbers, example after example; none where they are pixels. Not a copy:
   * not to be written to.
   */
  public float[] features() {
    return inputs instanceof Inputs.Features features ? features.numbers() : new float[0];
  }

  /**
   * The class of each example, from 0; none where numbers are learnt. Not a copy: not to be written
   * to.
   */
  public int[] labels() {
    return targets instanceof Targets.Labels classes ? classes.labels() : new int[0];
  }

  /**
   * The numbers to be learnt, example after example; none where classes are. Not a copy: not to be
   * written to.
   */
  public float[] values() {
    return targets instanceof Targets.Values numbers ? numbers.values() : new float[0];
  }
}
