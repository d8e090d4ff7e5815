package io.onecycle.driver.refit;

import java.io.Serializable;

/**
 * One update by one worker, as it was made.
 *
 * @param iteration from 0
 * @param worker from 0
 * @param executor Spark's id of the JVM
 * @param lr learning rate of the last layer group
 * @param momentum of all groups
 * @param loss mean loss of its share before the update, without weight decay
 * @param images in its share
 */
public record WorkerIteration(
    int iteration, int worker, String executor, double lr, double momentum, double loss, int images)
    implements Serializable {

  /**
   * Ends a training that has lost its way.
   *
   * @throws IllegalStateException if the loss is NaN or infinite
   */
  public static void requireFinite(WorkerIteration made) {
    if (!Double.isFinite(made.loss)) {
      throw new IllegalStateException(
          "Cannot refit: training diverged in iteration %d, at learning rate %s"
              .formatted(made.iteration, made.lr));
    }
  }

  /** How far training is with it, of so many iterations. */
  public String words(int iterations) {
    return "iteration %,d of %,d, learning rate %.3g, loss %.4f"
        .formatted(iteration + 1, iterations, lr, loss);
  }
}
