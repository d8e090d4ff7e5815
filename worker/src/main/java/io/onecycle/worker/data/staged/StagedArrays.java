package io.onecycle.worker.data.staged;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The arrays that part after part is read into. */
final class StagedArrays {

  private final Kind kind;
  private final byte[] pixels;
  private final float[] features;
  private final int[] labels;
  private final float[] values;
  private int read;

  StagedArrays(Kind kind, long count) throws IOException {
    this.kind = kind;
    int inputs = length(count, kind.shape().size());
    int targets = length(count, kind.isClasses() ? 1 : kind.outputs());
    this.pixels = new byte[kind.isPixels() ? inputs : 0];
    this.features = new float[kind.isPixels() ? 0 : inputs];
    this.labels = new int[kind.isClasses() ? targets : 0];
    this.values = new float[kind.isClasses() ? 0 : targets];
  }

  void take(ByteBuffer part, int count) {
    int size = kind.shape().size();
    if (kind.isPixels()) {
      part.get(pixels, read * size, count * size);
    } else {
      Part.get(part, features, read * size, count * size);
    }
    if (kind.isClasses()) {
      Part.get(part, labels, read, count);
    } else {
      Part.get(part, values, read * kind.outputs(), count * kind.outputs());
    }
    read += count;
  }

  Examples examples() {
    Shape shape = kind.shape();
    int outputs = kind.outputs();
    if (kind.isPixels()) {
      return kind.isClasses()
          ? Examples.images(shape, pixels, outputs, labels)
          : Examples.images(shape, pixels, outputs, values);
    }
    return kind.isClasses()
        ? Examples.features(shape, features, outputs, labels)
        : Examples.features(shape, features, outputs, values);
  }

  private static int length(long count, int width) throws IOException {
    long length = count * width;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IOException(
          ("Cannot load data: %d examples of %d numbers are %d, expected at most %d, what"
                  + " one Java array holds")
              .formatted(count, width, length, Integer.MAX_VALUE - 8));
    }
    return (int) length;
  }
}
