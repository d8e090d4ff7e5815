package io.onecycle.worker.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.TinyImages;
import io.onecycle.worker.trial.Augmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingBatchesTest {

  private static final Set<Augmentation> NONE = Set.of();
  private static final Set<Augmentation> BOTH = EnumSet.allOf(Augmentation.class);
  private static final int[] FIFTY = IntStream.range(100, 150).toArray();

  private final Examples numbered = TinyImages.numbered(200);
  private final Examples noise = TinyImages.noise(50, 2, 6, 5, 4);

  private TrainingBatches shuffled(int batchSize, long seed) {
    return new TrainingBatches(
        numbered, FIFTY, batchSize, NONE, Scaling.ofInputs(Normalisation.UNIT), seed);
  }

  private TrainingBatches augmented(int batchSize, Set<Augmentation> augment, long seed) {
    int[] all = IntStream.range(0, 50).toArray();
    return new TrainingBatches(
        noise, all, batchSize, augment, Scaling.ofInputs(Normalisation.UNIT), seed);
  }

  /** All pixels of an epoch, in order. */
  private static List<Integer> epoch(TrainingBatches batches, int epoch) {
    List<Integer> pixels = new ArrayList<>();
    batches.startEpoch(epoch);
    for (int i = 0; i < batches.perEpoch(); i++) {
      Batch batch = batches.next();
      int count = batch.size() * batch.shape().size();
      for (int j = 0; j < count; j++) {
        pixels.add(Math.round(batch.pixels()[j] * 255));
      }
    }
    return pixels;
  }

  @Test
  void anEpochHasEveryImageOnceInAnotherOrder() {
    List<Integer> order = epoch(shuffled(8, 1), 0);
    List<Integer> all = Arrays.stream(FIFTY).boxed().toList();
    assertThat(order).containsExactlyInAnyOrderElementsOf(all).isNotEqualTo(all);
  }

  @Test
  void theLastBatchHoldsTheRest() {
    TrainingBatches batches = shuffled(8, 1);
    assertThat(batches.perEpoch()).isEqualTo(7);
    batches.startEpoch(0);
    for (int i = 0; i < 6; i++) {
      assertThat(batches.next().size()).isEqualTo(8);
    }
    assertThat(batches.next().size()).isEqualTo(2);
    assertThat(shuffled(50, 1).perEpoch()).isEqualTo(1);
    assertThat(shuffled(51, 1).perEpoch()).isEqualTo(1);
  }

  @Test
  void anEpochDependsOnSeedAndNumberAlone() {
    TrainingBatches batches = augmented(8, BOTH, 1);
    epoch(batches, 0);
    epoch(batches, 1);
    List<Integer> second = epoch(batches, 2);
    assertThat(epoch(augmented(8, BOTH, 1), 2)).isEqualTo(second);
  }

  @Test
  void epochsAndSeedsDiffer() {
    List<Integer> first = epoch(shuffled(8, 1), 0);
    assertThat(epoch(shuffled(8, 1), 1)).isNotEqualTo(first);
    assertThat(epoch(shuffled(8, 2), 0)).isNotEqualTo(first);
  }

  @Test
  void anEpochCanBeAbandoned() {
    TrainingBatches batches = augmented(8, BOTH, 1);
    List<Integer> first = epoch(batches, 0);
    batches.startEpoch(1);
    batches.next();
    assertThat(epoch(batches, 0)).isEqualTo(first);
  }

  @Test
  void whatFollowsSkippedBatchesIsAsIfTheyHadBeenRead() {
    TrainingBatches read = augmented(8, BOTH, 1);
    TrainingBatches skipped = augmented(8, BOTH, 1);
    for (int batches = 0; batches < 7; batches++) {
      read.startEpoch(1);
      for (int i = 0; i < batches; i++) {
        read.next();
      }
      skipped.startEpoch(1);
      skipped.skip(batches);
      assertThat(skipped.next()).usingRecursiveComparison().isEqualTo(read.next());
    }
    skipped.startEpoch(1);
    skipped.skip(7);
    assertThatThrownBy(skipped::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void theBatchSizeChangesNeitherOrderNorAugmentation() {
    assertThat(epoch(augmented(7, BOTH, 1), 3)).isEqualTo(epoch(augmented(16, BOTH, 1), 3));
  }

  @Test
  void augmentationDoesNotChangeTheOrder() {
    assertThat(labels(augmented(8, BOTH, 1))).isEqualTo(labels(augmented(8, NONE, 1)));
    assertThat(epoch(augmented(8, BOTH, 1), 0)).isNotEqualTo(epoch(augmented(8, NONE, 1), 0));
  }

  @Test
  void keepsTheOrderThatResultsAlreadyOnDiskWereTrainedIn() {
    assertThat(epoch(shuffled(50, 1), 0)).startsWith(136, 113, 145, 117, 123, 139);
  }

  @Test
  void fileOrderIsTheOrderOfTheIndicesInEveryEpoch() {
    int[] indices = {3, 1, 2, 7};
    TrainingBatches batches =
        TrainingBatches.inFileOrder(numbered, indices, 3, Scaling.ofInputs(Normalisation.UNIT));
    assertThat(epoch(batches, 0)).containsExactly(3, 1, 2, 7);
    assertThat(epoch(batches, 5)).containsExactly(3, 1, 2, 7);
  }

  @Test
  void refusesToReadBeyondTheEpochOrBeforeIt() {
    TrainingBatches batches = shuffled(50, 1);
    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
    batches.startEpoch(0);
    batches.next();
    assertThatThrownBy(batches::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("Cannot read a batch: no epoch is started, or it is over");
  }

  @Test
  void refusesABatchOfNothing() {
    assertThatThrownBy(() -> shuffled(0, 1))
        .hasMessage("Invalid batch_size: 0, expected a whole number of at least 1");
  }

  private static List<Integer> labels(TrainingBatches batches) {
    List<Integer> labels = new ArrayList<>();
    batches.startEpoch(0);
    for (int i = 0; i < batches.perEpoch(); i++) {
      Batch batch = batches.next();
      Arrays.stream(batch.labels(), 0, batch.size()).forEach(labels::add);
    }
    return labels;
  }
}
