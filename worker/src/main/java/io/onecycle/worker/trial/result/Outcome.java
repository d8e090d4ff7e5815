package io.onecycle.worker.trial.result;

import io.onecycle.worker.trial.score.PerClass;
import io.onecycle.worker.trial.score.Scores;
import java.util.Optional;

/** How a trial ended. */
public sealed interface Outcome {

  /** The name in tables. */
  String name();

  /** A sentence for people; empty where there is nothing to say. */
  String message();

  /**
   * Trained to the last iteration.
   *
   * @param last scores after the last iteration, over the whole validation set
   * @param best scores of the epoch that is best by the objective
   * @param bestEpoch that epoch, from 0; the first of equals
   * @param perClass of each class after the last iteration, likewise; empty of numbers
   */
  record Completed(Scores last, Scores best, int bestEpoch, Optional<PerClass> perClass)
      implements Outcome {

    /** Without a look at each class. */
    public Completed(Scores last, Scores best, int bestEpoch) {
      this(last, best, bestEpoch, Optional.empty());
    }

    @Override
    public String name() {
      return "completed";
    }

    @Override
    public String message() {
      return "";
    }
  }

  /**
   * A finding: with this setting the loss grew beyond bounds. Kept, and not tried again.
   *
   * @param iteration whose training loss showed it
   * @param loss that training loss
   */
  record Diverged(int iteration, double loss) implements Outcome {
    @Override
    public String name() {
      return "diverged";
    }

    @Override
    public String message() {
      return "Training loss " + loss + " at iteration " + iteration;
    }
  }

  /**
   * An accident: nothing is known of the setting. Tried again, up to the sweep's limit.
   *
   * @param message what went wrong
   */
  record Failed(String message) implements Outcome {
    @Override
    public String name() {
      return "failed";
    }
  }
}
