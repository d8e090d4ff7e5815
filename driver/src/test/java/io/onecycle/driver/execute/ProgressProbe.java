package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Advanced;
import io.onecycle.driver.execute.Progress.Ended;
import io.onecycle.driver.execute.Progress.Started;
import io.onecycle.driver.terminal.Screen;

/** Draws a run's progress on the terminal that it is started in, and waits. */
public final class ProgressProbe {

  private ProgressProbe() {}

  public static void main(String[] args) throws InterruptedException {
    System.err.println("begin");
    ProgressBoard board = new ProgressBoard();
    board.expect("trials", 20, 20 * 510);
    ProgressDisplay display =
        new ProgressDisplay(board, System.err, Screen.ofThisProcess(), System::nanoTime);
    board.hear(new Started("a", 510));
    board.hear(new Started("b", 510));
    for (int i = 0; i < 30; i++) {
      board.hear(new Advanced("a", i, 2.3));
      board.hear(new Advanced("b", i + 1, 1.7));
      display.show();
      Thread.sleep(20);
    }
    board.hear(new Ended("b", "diverged", "the loss is not finite"));
    display.show();
    System.out.flush();
    // The test looks at the screen now, and ends this.
    Thread.sleep(60_000);
  }
}
