package io.onecycle.worker.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NativeMemoryException;
import io.onecycle.worker.compile.Nets;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import io.onecycle.worker.compile.Sketch;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class TorchMemoryTest {

  private static final long MEGABYTE = 1 << 20;

  /**
   * Each of the trials has 30 MB of parameters alone. What malloc keeps for itself goes up and down
   * by 400 MB.
   */
  @Test
  void fiftyTrialsLeaveNoMoreBehindThanOne() throws NotCoveredException {
    Structure net = large();
    trial(net);
    trial(net);
    long before = outsideOfTheHeap();
    for (int i = 0; i < 50; i++) {
      trial(net);
    }
    assertThat((outsideOfTheHeap() - before) / MEGABYTE).isLessThan(800);
  }

  @Test
  void aThousandStepsNeedNoMoreThanAHundred() throws NotCoveredException {
    Structure net = Nets.manyChannels();
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      steps(trainer, net, 100);
      long before = outsideOfTheHeap();
      steps(trainer, net, 900);
      assertThat((outsideOfTheHeap() - before) / MEGABYTE).isLessThan(60);
    }
  }

  /** Java's collector would free them some day; on a GPU that is too late. */
  @Test
  void noNativeObjectOutlivesItsStepOrItsTrainer() throws Exception {
    Structure net = Nets.residual(0.5);
    // What other tests have left to the collector is to be gone.
    for (int i = 0; i < 20; i++) {
      System.gc();
      Thread.sleep(20);
    }
    long before = Pointer.totalCount();
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      steps(trainer, net, 1);
      trainer.outputs(Numbers.batch(net, 20, 1));
      long afterOne = Pointer.totalCount();
      assertThat(afterOne).isGreaterThan(before);
      steps(trainer, net, 20);
      trainer.outputs(Numbers.batch(net, 20, 1));
      assertThat(trainer.state().steps()).isEqualTo(21);
      assertThat(Pointer.totalCount()).isLessThanOrEqualTo(afterOne);
    }
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
  }

  @Test
  void aTrainerTakesItsShareOfTheBudgetAndGivesItBack() throws NotCoveredException {
    NativeBudget budget = new NativeBudget(1 << 30);
    Structure net = Nets.manyChannels();
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(budget), net)) {
      long fresh = budget.taken();
      assertThat(fresh).isPositive();
      trainer.step(Numbers.batch(net, 10 * Numbers.BATCH, 1), Numbers.rate(0));
      assertThat(budget.taken()).isGreaterThan(fresh);
    }
    assertThat(budget.taken()).isZero();
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheNumbersAndTheNextBatchIsTrained() throws NotCoveredException {
    NativeBudget budget = new NativeBudget(8 * MEGABYTE);
    Structure net = Nets.manyChannels();
    TrainerState state = Numbers.state(net);
    try (Trainer trainer = Torches.onCpu(budget).compile(net, Numbers.training())) {
      trainer.restore(state);
      double loss = trainer.step(Numbers.batch(net, 5, 1), Numbers.rate(0));
      assertThatThrownBy(() -> trainer.step(Numbers.batch(net, 5000, 1), Numbers.rate(0)))
          .isInstanceOf(NativeMemoryException.class)
          .hasMessageContaining("of 8 MB are left");
      trainer.restore(state);
      assertThat(trainer.step(Numbers.batch(net, 5, 1), Numbers.rate(0))).isEqualTo(loss);
    }
    Structure large = large();
    assertThatThrownBy(() -> Torches.onCpu(budget).compile(large, Numbers.training()))
        .isInstanceOf(NativeMemoryException.class);
    assertThat(budget.taken()).isZero();
  }

  @Test
  void whatTheAllocatorRefusesIsAMatterOfMemoryAndHasItsNumbers() {
    long tooMuch = 1L << 50;
    assertThatThrownBy(
            () -> {
              try {
                var unused = torch.empty(tooMuch);
              } catch (RuntimeException e) {
                throw Failure.of(e);
              }
            })
        .isInstanceOf(NativeMemoryException.class)
        .hasMessageContaining(String.valueOf(4 * tooMuch))
        .hasMessageContaining("fewer trials side by side");
  }

  private static long outsideOfTheHeap() {
    System.gc();
    return Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
  }

  private static void trial(Structure net) throws NotCoveredException {
    try (Trainer trainer = Numbers.trainer(Torches.onCpu(), net)) {
      steps(trainer, net, 3);
      assertThat(trainer.outputs(Numbers.batch(net, 20, 1))).isNotEmpty();
      assertThat(trainer.state().steps()).isEqualTo(3);
    }
  }

  private static void steps(Trainer trainer, Structure net, int count) {
    for (int i = 0; i < count; i++) {
      trainer.step(Numbers.batch(net, Numbers.BATCH, i), Numbers.rate(1e-3));
    }
  }

  private static Structure large() {
    Sketch s = new Sketch(3, 32, 32);
    int wide = s.pool(s.relu(s.norm(s.conv(0, 64, 3, 1, 1, false))), Kind.MAX, 4, 4, 0);
    s.dense(s.relu(s.dense(wide, 600)), 10);
    return s.structure();
  }
}
