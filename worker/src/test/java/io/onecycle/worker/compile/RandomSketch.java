package io.onecycle.worker.compile;

import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import java.util.SplittableRandom;

/** Networks nobody would draw: odd widths, odd images, windows and strides of any kind. */
public final class RandomSketch {

  private static final int[] WIDTHS = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 16, 17, 20, 24, 31, 32, 33
  };

  private final SplittableRandom random;
  private final Sketch sketch;
  private int height;
  private int width;

  private RandomSketch(long seed) {
    random = new SplittableRandom(seed);
    height = random.nextInt(7, 30);
    width = random.nextBoolean() ? height : random.nextInt(7, 30);
    sketch = new Sketch(random.nextInt(1, 5), height, width);
  }

  /** The same network for the same seed. */
  public static Structure of(long seed) {
    return new RandomSketch(seed).structure();
  }

  private Structure structure() {
    int value = 0;
    int layers = random.nextInt(2, 6);
    for (int i = 0; i < layers; i++) {
      value = layer(value);
      if (i == 0) {
        sketch.nextGroup();
      }
    }
    if (random.nextBoolean()) {
      value = sketch.meanOfAll(value);
    }
    sketch.dense(value, random.nextInt(2, 12));
    return sketch.structure();
  }

  private int layer(int value) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> convolution(value);
      case 2 -> sketch.relu(sketch.norm(convolution(value)));
      case 3, 4 -> block(value);
      case 5 -> pool(value);
      case 6 -> sketch.dropout(convolution(value), 0.8);
      default -> sketch.activation(convolution(value), function(), 0.2);
    };
  }

  private int convolution(int value) {
    int size = 1 + random.nextInt(5);
    int stride = 1 + random.nextInt(3);
    int pad = random.nextInt((size + 1) / 2 + 1);
    if (size > Math.min(height, width) + 2 * pad) {
      size = 1;
      pad = 0;
    }
    shrink(size, stride, pad);
    return sketch.conv(value, channels(), size, stride, pad, random.nextBoolean());
  }

  private int block(int value) {
    int stride = 1 + random.nextInt(3);
    int made = sketch.block(value, channels(), stride);
    shrink(3, stride, 1);
    return made;
  }

  private int pool(int value) {
    int size = 2 + random.nextInt(2);
    int stride = 1 + random.nextInt(2);
    if (size > Math.min(height, width)) {
      return value == 0 ? convolution(value) : sketch.relu(value);
    }
    shrink(size, stride, 0);
    return sketch.pool(value, random.nextBoolean() ? Kind.MAX : Kind.MEAN, size, stride, 0);
  }

  private void shrink(int size, int stride, int pad) {
    height = (height + 2 * pad - size) / stride + 1;
    width = (width + 2 * pad - size) / stride + 1;
  }

  private int channels() {
    return WIDTHS[random.nextInt(WIDTHS.length)];
  }

  private Function function() {
    return Nets.FUNCTIONS.get(random.nextInt(Nets.FUNCTIONS.size()));
  }
}
