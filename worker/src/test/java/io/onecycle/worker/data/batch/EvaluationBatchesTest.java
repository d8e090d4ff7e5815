package io.onecycle.worker.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.TinyImages;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class EvaluationBatchesTest {

  private final Examples images = TinyImages.noise(9, 2, 3, 2, 4);
  private final Normalisation half = new Normalisation(List.of(0.5, 0.25), List.of(0.5, 2.0));

  @Test
  void goesThroughTheImagesInTheirOrderWithTheRestLast() {
    EvaluationBatches batches =
        new EvaluationBatches(
            images, new int[] {8, 0, 3, 5, 1}, 2, Scaling.ofInputs(Normalisation.UNIT));
    assertThat(batches.examples()).isEqualTo(5);
    assertThat(batches.batches()).isEqualTo(3);
    assertThat(labels(batches.next())).containsExactly(0, 0);
    assertThat(labels(batches.next())).containsExactly(3, 1);
    assertThat(labels(batches.next())).containsExactly(1);
    assertThat(batches.hasNext()).isFalse();
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void canBeGoneThroughAgain() {
    EvaluationBatches batches =
        new EvaluationBatches(images, new int[] {8, 5, 3}, 2, Scaling.ofInputs(Normalisation.UNIT));
    batches.next();
    batches.next();
    batches.restart();
    assertThat(labels(batches.next())).containsExactly(0, 1);
  }

  @Test
  void laysOutPixelsByImageChannelRowAndColumnAndNormalisesEachChannel() {
    Batch batch = new EvaluationBatches(images, new int[] {4, 7}, 2, Scaling.ofInputs(half)).next();
    for (int slot = 0; slot < 2; slot++) {
      int image = slot == 0 ? 4 : 7;
      for (int offset = 0; offset < 12; offset++) {
        double unit = images.input(image, offset) / 255.0;
        float expected = (float) (offset < 6 ? (unit - 0.5) / 0.5 : (unit - 0.25) / 2.0);
        assertThat(batch.pixels()[slot * 12 + offset]).isEqualTo(expected);
      }
    }
    assertThat(batch.shape().channels()).isEqualTo(2);
    assertThat(batch.shape().height()).isEqualTo(3);
    assertThat(batch.shape().width()).isEqualTo(2);
  }

  @Test
  void refusesToEvaluateNothing() {
    assertThatThrownBy(() -> new EvaluationBatches(images, new int[0], 2, Scaling.ofInputs(half)))
        .hasMessage("Invalid indices: none, expected at least one example to evaluate");
  }

  private static int[] labels(Batch batch) {
    return Arrays.copyOf(batch.labels(), batch.size());
  }
}
