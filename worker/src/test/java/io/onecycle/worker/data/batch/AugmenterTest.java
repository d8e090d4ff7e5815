package io.onecycle.worker.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.TinyImages;
import io.onecycle.worker.trial.Augmentation;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmenterTest {

  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;
  private static final int CHANNELS = 3;
  private static final Set<Augmentation> BOTH = EnumSet.allOf(Augmentation.class);

  private final Examples images = TinyImages.noise(2, CHANNELS, HEIGHT, WIDTH, 2);

  @Test
  void reflectsWithoutRepeatingTheEdge() {
    Augmenter augmenter = new Augmenter(BOTH, HEIGHT, WIDTH);
    augmenter.place(false, 0, 8);
    assertThat(augmenter.rows()).containsExactly(4, 3, 2, 1, 0);
    assertThat(augmenter.columns()).containsExactly(4, 5, 6, 5, 4, 3, 2);
  }

  @Test
  void mirrorsPadsAndCropsAsDoneStepByStep() {
    Augmenter augmenter = new Augmenter(BOTH, HEIGHT, WIDTH);
    BatchBuffer buffer = new BatchBuffer(images, 1, Scaling.ofInputs(Normalisation.UNIT));
    for (boolean mirrored : List.of(false, true)) {
      for (int down = 0; down <= 8; down++) {
        for (int right = 0; right <= 8; right++) {
          augmenter.place(mirrored, down, right);
          buffer.put(0, 1, augmenter.rows(), augmenter.columns());
          assertThat(buffer.batch(1).pixels()).isEqualTo(stepByStep(1, mirrored, down, right));
        }
      }
    }
  }

  @Test
  void drawsEveryOffsetAndBothSides() {
    Set<List<Integer>> seen = draws(BOTH);
    assertThat(seen).hasSize(2 * 9 * 9);
  }

  @Test
  void flipAloneOnlyMirrorsAndCropAloneOnlyShifts() {
    assertThat(draws(EnumSet.of(Augmentation.FLIP))).hasSize(2);
    assertThat(draws(EnumSet.of(Augmentation.CROP))).hasSize(9 * 9);
    assertThat(draws(Set.of())).hasSize(1);
  }

  @Test
  void mirrorsHalfOfTheImages() {
    Augmenter augmenter = new Augmenter(EnumSet.of(Augmentation.FLIP), HEIGHT, WIDTH);
    SplittableRandom random = new SplittableRandom(3);
    long mirrored =
        IntStream.range(0, 10_000)
            .filter(
                i -> {
                  augmenter.draw(random);
                  return augmenter.columns()[0] != 0;
                })
            .count();
    assertThat(mirrored).isBetween(4_800L, 5_200L);
  }

  @Test
  void refusesToReflectMoreThanThereIs() {
    assertThatThrownBy(() -> new Augmenter(BOTH, 28, 4))
        .hasMessage(
            "Invalid augment: crop of images of 28×4, expected images of at least 5 pixels each way"
                + " to reflect 4");
  }

  /** The different placements of many draws. */
  private static Set<List<Integer>> draws(Set<Augmentation> augment) {
    Augmenter augmenter = new Augmenter(augment, 28, 28);
    SplittableRandom random = new SplittableRandom(5);
    Set<List<Integer>> seen = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      augmenter.draw(random);
      seen.add(
          IntStream.concat(IntStream.of(augmenter.rows()), IntStream.of(augmenter.columns()))
              .boxed()
              .toList());
    }
    return seen;
  }

  /** The definition: mirror into a new image, pad into a larger one, cut out. */
  private float[] stepByStep(int image, boolean mirrored, int down, int right) {
    float[] result = new float[CHANNELS * HEIGHT * WIDTH];
    for (int channel = 0; channel < CHANNELS; channel++) {
      float[][] plane = new float[HEIGHT][WIDTH];
      for (int row = 0; row < HEIGHT; row++) {
        for (int column = 0; column < WIDTH; column++) {
          int from = mirrored ? WIDTH - 1 - column : column;
          plane[row][column] = images.input(image, (channel * HEIGHT + row) * WIDTH + from) / 255f;
        }
      }
      int[] rows = padded(HEIGHT);
      int[] columns = padded(WIDTH);
      for (int row = 0; row < HEIGHT; row++) {
        for (int column = 0; column < WIDTH; column++) {
          result[(channel * HEIGHT + row) * WIDTH + column] =
              plane[rows[row + down]][columns[column + right]];
        }
      }
    }
    return result;
  }

  /** numpy.pad(numpy.arange(length), 4, 'reflect'), built outwards from both ends. */
  private static int[] padded(int length) {
    int[] padded = new int[length + 8];
    for (int i = 0; i < length; i++) {
      padded[4 + i] = i;
    }
    for (int i = 1; i <= 4; i++) {
      padded[4 - i] = padded[4 + i];
      padded[4 + length - 1 + i] = padded[4 + length - 1 - i];
    }
    return padded;
  }
}
