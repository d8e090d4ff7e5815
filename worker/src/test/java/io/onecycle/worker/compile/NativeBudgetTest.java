package io.onecycle.worker.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NativeBudgetTest {

  private static final long MEGABYTE = 1 << 20;

  @Test
  void refusesWhatDoesNotFitAndSaysWhatWouldHelp() {
    NativeBudget budget = new NativeBudget(10 * MEGABYTE);
    budget.take(4 * MEGABYTE);
    assertThatThrownBy(() -> budget.take(7 * MEGABYTE))
        .isInstanceOf(NativeMemoryException.class)
        .hasMessageContaining("needs 7 MB")
        .hasMessageContaining("6 of 10 MB are left")
        .hasMessageContaining("spark.executor.memoryOverhead");
    assertThat(budget.taken()).isEqualTo(4 * MEGABYTE);
  }

  @Test
  void asksForWhatNobodyUsesBeforeItRefuses() {
    NativeBudget budget = new NativeBudget(10 * MEGABYTE);
    budget.take(8 * MEGABYTE);
    budget.reclaimingBy(() -> budget.giveBack(8 * MEGABYTE));
    budget.take(7 * MEGABYTE);
    assertThat(budget.taken()).isEqualTo(7 * MEGABYTE);
  }

  @Test
  void whatWasGivenBackCanBeTakenAgain() {
    NativeBudget budget = new NativeBudget(MEGABYTE);
    budget.take(MEGABYTE);
    budget.giveBack(MEGABYTE);
    budget.take(MEGABYTE);
    assertThat(budget.taken()).isEqualTo(MEGABYTE);
  }

  @Test
  void theMachineLeavesSomething() {
    NativeBudget budget = NativeBudget.ofThisMachine();
    budget.take(MEGABYTE);
    assertThat(budget.taken()).isEqualTo(MEGABYTE);
  }
}
