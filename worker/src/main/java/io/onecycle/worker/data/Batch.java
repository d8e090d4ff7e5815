package io.onecycle.worker.data;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.check.Require;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A mini-batch, scaled. Its arrays are those of the iterator it came from: valid until the next
 * call there, and longer than needed where the batch is a last, partial one.
 */
public final class Batch {

  private static final double[] ALIKE = {};

  private final Supplier<float[]> pixels;
  private final Optional<Excerpt> excerpt;
  private final int[] labels;
  private final float[] values;
  private final TargetScale scale;
  private final int size;
  private final Shape shape;
  private final double[] classWeights;

  private Batch(
      Supplier<float[]> pixels,
      Optional<Excerpt> excerpt,
      int[] labels,
      float[] values,
      TargetScale scale,
      int size,
      Shape shape,
      double[] classWeights) {
    Require.that(size >= 1, "batch", size + " examples", "at least 1");
    this.pixels = pixels;
    this.excerpt = excerpt;
    this.labels = labels;
    this.values = values;
    this.scale = scale;
    this.size = size;
    this.shape = shape;
    this.classWeights = classWeights;
  }

  /**
   * Wraps arrays without copying them.
   *
   * @param pixels NCHW, at least {@code size} examples
   * @param labels the class of each example, from 0, at least {@code size} of them
   * @param size examples in the batch, at least 1
   */
  public static Batch ofClasses(float[] pixels, int[] labels, int size, Shape shape) {
    requireWhole(pixels, size, shape);
    return ofClasses(() -> pixels, Optional.empty(), labels, size, shape);
  }

  /**
   * Wraps arrays without copying them.
   *
   * @param pixels NCHW, at least {@code size} examples
   * @param values the scaled numbers of each example, at least {@code size} examples
   * @param scale what they were scaled by, which also says how many an example has
   * @param size examples in the batch, at least 1
   */
  public static Batch ofNumbers(
      float[] pixels, float[] values, TargetScale scale, int size, Shape shape) {
    requireWhole(pixels, size, shape);
    return ofNumbers(() -> pixels, Optional.empty(), values, scale, size, shape);
  }

  /**
   * The same, with inputs that are made only if somebody asks for them.
   *
   * @param pixels makes them
   * @param excerpt of what, if of some examples
   */
  public static Batch ofClasses(
      Supplier<float[]> pixels, Optional<Excerpt> excerpt, int[] labels, int size, Shape shape) {
    Require.that(labels.length >= size, "batch", labels.length + " labels", "at least " + size);
    return new Batch(
        pixels, excerpt, labels, new float[0], TargetScale.none(1), size, shape, ALIKE);
  }

  /**
   * The same, with inputs that are made only if somebody asks for them.
   *
   * @param pixels makes them
   * @param excerpt of what, if of some examples
   */
  public static Batch ofNumbers(
      Supplier<float[]> pixels,
      Optional<Excerpt> excerpt,
      float[] values,
      TargetScale scale,
      int size,
      Shape shape) {
    int expected = size * scale.mean().size();
    Require.that(
        values.length >= expected, "batch", values.length + " targets", "at least " + expected);
    return new Batch(pixels, excerpt, new int[0], values, scale, size, shape, ALIKE);
  }

  /**
   * The same examples of classes that count so much in the loss.
   *
   * @param weights above 0, one for each class; none where they count alike. Not copied
   */
  public Batch weighing(double[] weights) {
    return new Batch(pixels, excerpt, labels, values, scale, size, shape, weights);
  }

  /** Whether examples count differently in the loss. */
  public boolean isWeighted() {
    return classWeights.length > 0;
  }

  /** What each class counts in the loss; none where all count alike. */
  public double[] classWeights() {
    return classWeights.clone();
  }

  /** What an example counts in the loss. */
  public double weight(int example) {
    return isWeighted() ? classWeights[labels[example]] : 1;
  }

  /** What all examples together count. */
  public double weight() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weight(i);
    }
    return sum;
  }

  /** NCHW; the first {@code size * shape.size()} count. Made at the first call. */
  public float[] pixels() {
    return pixels.get();
  }

  /** What of which examples it shows; empty if it is of none. */
  public Optional<Excerpt> excerpt() {
    return excerpt;
  }

  /** Classes, from 0, of which the first {@code size} count; empty where numbers are learnt. */
  public int[] labels() {
    return labels;
  }

  /** Scaled numbers, example after example; empty where classes are learnt. */
  public float[] values() {
    return values;
  }

  /** What {@link #values} were scaled by. */
  public TargetScale scale() {
    return scale;
  }

  /** How many examples the batch has. */
  public int size() {
    return size;
  }

  /** Of one example. */
  public Shape shape() {
    return shape;
  }

  private static void requireWhole(float[] pixels, int size, Shape shape) {
    long expected = (long) size * shape.size();
    Require.that(
        pixels.length >= expected, "batch", pixels.length + " pixels", "at least " + expected);
  }
}
