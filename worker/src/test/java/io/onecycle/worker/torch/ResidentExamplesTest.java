package io.onecycle.worker.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Sketch;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.batch.EvaluationBatches;
import io.onecycle.worker.data.batch.TrainingBatches;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.trial.Augmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On the processor in place of a GPU: the same operations, on another device. */
class ResidentExamplesTest {

  private static final Shape SHAPE = new Shape(3, 7, 6);
  private static final int COUNT = 23;

  @Test
  void augmentedPixelsComeOutTheSameToTheLastBitAsFromTheHost() throws NotCoveredException {
    assertTrainAlike(pixels(), Set.of(Augmentation.FLIP, Augmentation.CROP));
  }

  @Test
  void pixelsAsTheyAreComeOutTheSameToTheLastBitAsFromTheHost() throws NotCoveredException {
    assertTrainAlike(pixels(), Set.of());
  }

  @Test
  void anyNumbersComeOutTheSameToTheLastBitAsFromTheHost() throws NotCoveredException {
    assertTrainAlike(numbers(), Set.of(Augmentation.FLIP));
  }

  @Test
  void noPixelIsSentOnceTheExamplesAreThere() throws NotCoveredException {
    Structure net = net();
    Batch batch = training(pixels(), Set.of(Augmentation.CROP)).next();
    Batch unsendable =
        Batch.ofClasses(
            () -> {
              throw new AssertionError("sent");
            },
            batch.excerpt(),
            batch.labels(),
            batch.size(),
            batch.shape());
    try (Trainer trainer = trainer(net, true);
        Trainer other = trainer(net, false)) {
      assertThat(trainer.step(unsendable, Numbers.rate(0.1)))
          .isEqualTo(other.step(batch, Numbers.rate(0.1)));
    }
  }

  @Test
  void trainersShareADataSetAndTheLastOneFreesIt() throws NotCoveredException {
    Examples examples = pixels();
    Structure net = net();
    assertThat(ResidentExamples.count()).isZero();
    try (Trainer one = trainer(net, true)) {
      try (Trainer other = trainer(net, true)) {
        one.step(training(examples, Set.of()).next(), Numbers.rate(0.1));
        other.step(training(examples, Set.of()).next(), Numbers.rate(0.1));
        assertThat(ResidentExamples.count()).isOne();
        other.step(training(numbers(), Set.of()).next(), Numbers.rate(0.1));
        assertThat(ResidentExamples.count()).isEqualTo(2);
      }
      assertThat(ResidentExamples.count()).isOne();
      one.step(training(examples, Set.of()).next(), Numbers.rate(0.1));
    }
    assertThat(ResidentExamples.count()).isZero();
  }

  private static void assertTrainAlike(Examples examples, Set<Augmentation> augment)
      throws NotCoveredException {
    Structure net = net();
    try (Trainer sent = trainer(net, false);
        Trainer resident = trainer(net, true)) {
      assertThat(run(resident, examples, augment)).isEqualTo(run(sent, examples, augment));
      assertThat(resident.state().parameters()).isEqualTo(sent.state().parameters());
    }
  }

  /** Losses of two epochs, each with a partial batch, and what the network then puts out. */
  private static List<Object> run(Trainer trainer, Examples examples, Set<Augmentation> augment) {
    List<Object> seen = new ArrayList<>();
    TrainingBatches batches = training(examples, augment);
    for (int epoch = 0; epoch < 2; epoch++) {
      batches.startEpoch(epoch);
      for (int i = 0; i < batches.perEpoch(); i++) {
        seen.add(trainer.step(batches.next(), Numbers.rate(0.05)));
      }
    }
    EvaluationBatches rest =
        new EvaluationBatches(examples, new int[] {20, 3, 22}, 2, scaling(examples));
    while (rest.hasNext()) {
      for (float output : trainer.outputs(rest.next())) {
        seen.add(output);
      }
    }
    return seen;
  }

  private static TrainingBatches training(Examples examples, Set<Augmentation> augment) {
    int[] all = IntStream.range(0, 20).toArray();
    TrainingBatches batches = new TrainingBatches(examples, all, 6, augment, scaling(examples), 7);
    batches.startEpoch(0);
    return batches;
  }

  private static Scaling scaling(Examples examples) {
    return Scaling.ofInputs(Normalisation.of(examples));
  }

  private static Trainer trainer(Structure net, boolean holdsExamples) throws NotCoveredException {
    Trainer trainer =
        TorchTrainer.create(
            net, Numbers.training(), new CpuPlace(1, holdsExamples), new NativeBudget(1 << 30));
    trainer.restore(Numbers.state(net));
    return trainer;
  }

  private static Structure net() {
    Sketch s = new Sketch(SHAPE.channels(), SHAPE.height(), SHAPE.width());
    s.dense(s.relu(s.norm(s.conv(0, 4, 3, 1, 1, true))), 5);
    return s.structure();
  }

  private static Examples pixels() {
    byte[] pixels = new byte[COUNT * SHAPE.size()];
    new SplittableRandom(1).nextBytes(pixels);
    return Examples.images(SHAPE, pixels, 5, labels());
  }

  private static Examples numbers() {
    SplittableRandom random = new SplittableRandom(2);
    float[] numbers = new float[COUNT * SHAPE.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextDouble(-3, 9);
    }
    return Examples.features(SHAPE, numbers, 5, labels());
  }

  private static int[] labels() {
    return IntStream.range(0, COUNT).map(i -> i * 7 % 5).toArray();
  }
}
