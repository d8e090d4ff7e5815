package io.onecycle.worker.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.TinyImages;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Images of one pixel, which is their number. */
class MiniBatchesTest {

  private static final int ALL = 100;

  @Test
  void eachSeedTrainsOnWhatAnotherIsValidatedOn() {
    Set<Float> validatedOn = new TreeSet<>();
    for (long seed = 1; seed <= 10; seed++) {
      MiniBatches batches = batches(true, seed);
      Set<Float> validation = validation(batches);
      Set<Float> training = training(batches);
      assertThat(validation).hasSize(10).doesNotContainAnyElementsOf(training);
      assertThat(training).hasSize(90);
      validatedOn.addAll(validation);
    }
    assertThat(validatedOn).hasSize(ALL);
  }

  @Test
  void allThatHasTheSeedIsValidatedOnTheSame() {
    assertThat(validation(batches(true, 3))).isEqualTo(validation(batches(true, 3)));
    assertThat(validation(batches(true, 3))).isNotEqualTo(validation(batches(true, 4)));
    assertThat(validation(batches(false, 3))).isEqualTo(validation(batches(false, 4)));
  }

  private static MiniBatches batches(boolean rotate, long seed) {
    var images = TinyImages.numbered(ALL);
    Dataset data =
        new Dataset("numbered", images, images, Optional.of(Normalisation.UNIT), Optional.empty());
    Training training =
        new Training(
            1,
            1,
            7,
            Training.NO_LIMIT,
            new Validation.HeldOut(0.1, rotate),
            Set.of(),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    return MiniBatches.of(data, training, 4, seed);
  }

  private static Set<Float> validation(MiniBatches batches) {
    batches.validation().restart();
    Iterator<Batch> rest = batches.validation();
    return pixels(batches.validation().batches(), rest::next);
  }

  private static Set<Float> training(MiniBatches batches) {
    batches.training().startEpoch(0);
    return pixels(batches.training().perEpoch(), batches.training()::next);
  }

  private static Set<Float> pixels(int count, Supplier<Batch> next) {
    Set<Float> pixels = new TreeSet<>();
    for (int b = 0; b < count; b++) {
      Batch batch = next.get();
      for (int i = 0; i < batch.size(); i++) {
        pixels.add(batch.pixels()[i]);
      }
    }
    return pixels;
  }
}
