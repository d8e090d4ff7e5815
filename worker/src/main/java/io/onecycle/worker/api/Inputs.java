package io.onecycle.worker.api;

import io.onecycle.worker.check.Require;

/**
 * What a network is shown: examples of one shape, one after the other, in each channel after
 * channel, row after row (NCHW). The arrays are not copied, so whoever made them must leave them
 * alone.
 */
sealed interface Inputs {

  Shape shape();

  int count();

  /** Some of the examples, copied. */
  Inputs subset(int[] indices);

  /** These and others of their kind, copied. */
  Inputs with(Inputs others);

  /**
   * Images as bytes.
   *
   * @param bytes unsigned, whole images
   */
  @SuppressWarnings("ArrayRecordComponent") // a vessel for large arrays, never compared
  record Pixels(Shape shape, byte[] bytes) implements Inputs {
    @Override
    public int count() {
      return bytes.length / shape.size();
    }

    @Override
    public Inputs subset(int[] indices) {
      return new Pixels(shape, (byte[]) Slices.of(bytes, new byte[size(indices, shape)], indices));
    }

    @Override
    public Inputs with(Inputs others) {
      return new Pixels(shape, (byte[]) Slices.together(bytes, ((Pixels) others).bytes));
    }
  }

  /**
   * Any numbers, all finite.
   *
   * @param numbers whole examples
   */
  @SuppressWarnings("ArrayRecordComponent") // a vessel for large arrays, never compared
  record Features(Shape shape, float[] numbers) implements Inputs {
    public Features {
      for (float number : numbers) {
        Require.that(Float.isFinite(number), "feature", number, "a finite number");
      }
    }

    @Override
    public int count() {
      return numbers.length / shape.size();
    }

    @Override
    public Inputs subset(int[] indices) {
      return new Features(
          shape, (float[]) Slices.of(numbers, new float[size(indices, shape)], indices));
    }

    @Override
    public Inputs with(Inputs others) {
      return new Features(shape, (float[]) Slices.together(numbers, ((Features) others).numbers));
    }
  }

  private static int size(int[] indices, Shape shape) {
    return Math.multiplyExact(indices.length, shape.size());
  }
}
