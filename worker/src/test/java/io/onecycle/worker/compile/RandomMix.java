package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Arrangement.Framed;
import io.onecycle.worker.compile.Arrangement.Joined;
import io.onecycle.worker.compile.Arrangement.Reshaped;
import io.onecycle.worker.compile.Arrangement.Slice;
import io.onecycle.worker.compile.Arrangement.Upsampled;
import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import io.onecycle.worker.compile.Pointwise.Affine;
import io.onecycle.worker.compile.Pointwise.Clip;
import io.onecycle.worker.compile.Pointwise.Combined;
import java.util.List;
import java.util.SplittableRandom;

/** Networks nobody would draw, of all operations that there are, in any order. */
public final class RandomMix {

  private static final int[] WIDTHS = {1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33};
  private static final int LARGEST = 40;
  private static final int MOST_CHANNELS = 64;

  private final SplittableRandom random;
  private final Sketch sketch;

  private RandomMix(long seed) {
    random = new SplittableRandom(seed);
    int height = random.nextInt(5, 20);
    sketch = new Sketch(random.nextInt(1, 5), height, random.nextInt(5, 20));
  }

  /** The same network for the same seed. */
  public static Structure of(long seed) {
    return new RandomMix(seed).structure();
  }

  private Structure structure() {
    int value = convolution(0);
    sketch.nextGroup();
    int layers = random.nextInt(3, 8);
    for (int i = 0; i < layers; i++) {
      value = random.nextInt(3) == 0 ? arranged(value) : computed(value);
    }
    if (random.nextBoolean()) {
      value = sketch.meanOfAll(value);
    }
    if (random.nextInt(3) == 0) {
      value = sketch.layerNorm(sketch.dense(value, random.nextInt(2, 20)), random.nextBoolean());
    }
    sketch.dense(value, random.nextInt(2, 12));
    return sketch.structure();
  }

  private int computed(int value) {
    return switch (random.nextInt(11)) {
      case 0 -> sketch.norm(depthwise(value));
      case 1 -> convolution(value);
      case 2 -> deconvolution(value);
      case 3 -> sketch.norm(convolution(value), Coding.LOG10_DEVIATION);
      case 4 -> sketch.add(new Normalisation.OfNeighbours(value, reach(value), 1.5, 0.3, 0.75));
      case 5 -> slopes(value);
      case 6 -> sketch.add(new Affine(value, 0.7, -0.1));
      case 7 -> sketch.add(new Clip(value, -1, 6));
      case 8 -> grouped(value);
      case 9 -> combined(value);
      default -> sketch.activation(value, function(), 0.3);
    };
  }

  private int arranged(int value) {
    Shape shape = sketch.shape(value);
    return switch (random.nextInt(7)) {
      case 0 -> framed(value, shape);
      case 1 -> upsampled(value, shape);
      case 2 -> sketch.add(new Joined(List.of(value, convolutionOfSize(value), value)));
      case 3 -> sliced(value, shape);
      case 4 -> sketch.relu(framed(value, shape));
      case 5 -> pooled(value, shape);
      default ->
          sketch.add(
              new Reshaped(value, new Shape(shape.size() / shape.width(), 1, shape.width())));
    };
  }

  private int convolution(int value) {
    Shape shape = sketch.shape(value);
    int size = 1 + random.nextInt(3);
    int dilation = 1 + random.nextInt(2);
    int reach = (size - 1) * dilation + 1;
    if (reach > Math.min(shape.height(), shape.width())) {
      return sketch.conv(value, width(), 1, 1, 0, true);
    }
    int stride = 1 + random.nextInt(2);
    int pad = random.nextInt((reach + 1) / 2 + 1);
    Window window = new Window(size, size, stride, stride, dilation, dilation, pad, pad, pad, pad);
    return sketch.conv(value, width(), window, random.nextBoolean());
  }

  private int convolutionOfSize(int value) {
    return sketch.conv(value, width(), 3, 1, 1, true);
  }

  private int depthwise(int value) {
    int stride = 1 + random.nextInt(2);
    Window window = new Window(3, 3, stride, stride, 1, 1, 1, 1);
    int multiplier =
        sketch.shape(value).channels() <= MOST_CHANNELS / 2 ? 1 + random.nextInt(2) : 1;
    return sketch.depthwise(value, multiplier, window, random.nextBoolean());
  }

  private int grouped(int value) {
    int channels = sketch.shape(value).channels();
    int groups = channels % 2 == 0 ? 2 : 1;
    return sketch.grouped(value, groups, groups * width(), new Window(3, 3, 1, 1, 1, 1, 1, 1));
  }

  private int deconvolution(int value) {
    Shape shape = sketch.shape(value);
    boolean small = Math.max(shape.height(), shape.width()) <= LARGEST / 2;
    int stride = small ? 1 + random.nextInt(2) : 1;
    int pad = random.nextInt(2);
    Window window = new Window(3, 3, stride, stride, pad, pad, pad, pad);
    boolean stays = window.undone(shape, 1).height() > 0 && window.undone(shape, 1).width() > 0;
    return stays ? sketch.deconv(value, width(), window, random.nextBoolean()) : sketch.relu(value);
  }

  private int slopes(int value) {
    Shape shape = sketch.shape(value);
    boolean ofChannels = random.nextBoolean();
    boolean ofPixels = random.nextBoolean();
    return sketch.prelu(
        value,
        ofChannels ? shape.channels() : 1,
        ofPixels ? shape.height() : 1,
        ofPixels ? shape.width() : 1);
  }

  private int combined(int value) {
    int other = sketch.conv(value, sketch.shape(value).channels(), 3, 1, 1, true);
    Combined.Kind[] kinds = Combined.Kind.values();
    return sketch.add(new Combined(kinds[random.nextInt(kinds.length)], value, other));
  }

  private int framed(int value, Shape shape) {
    int least = shape.height() > 4 && shape.width() > 4 ? -1 : 0;
    return sketch.add(new Framed(value, side(least), side(least), side(least), side(least)));
  }

  private int side(int least) {
    return random.nextInt(least, 3);
  }

  private int upsampled(int value, Shape shape) {
    boolean small = Math.max(shape.height(), shape.width()) <= LARGEST / 2;
    return small
        ? sketch.add(new Upsampled(value, 1 + random.nextInt(2), 1 + random.nextInt(2)))
        : sketch.relu(value);
  }

  private int sliced(int value, Shape shape) {
    int from = random.nextInt(shape.channels());
    int to = random.nextInt(from + 1, shape.channels() + 1);
    return sketch.add(new Slice(value, from, to));
  }

  private int pooled(int value, Shape shape) {
    return Math.min(shape.height(), shape.width()) < 3
        ? sketch.relu(value)
        : sketch.pool(value, Kind.MEAN_WITH_PADDING, 3, 2, 1);
  }

  private int reach(int value) {
    return random.nextInt(Math.min(3, sketch.shape(value).channels()));
  }

  private int width() {
    return WIDTHS[random.nextInt(WIDTHS.length)];
  }

  /** Cubes make numbers too large to agree on. */
  private Function function() {
    Function[] all = Function.values();
    Function drawn = all[random.nextInt(all.length)];
    return drawn == Function.CUBE ? Function.MISH : drawn;
  }
}
