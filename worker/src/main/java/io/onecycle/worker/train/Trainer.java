package io.onecycle.worker.train;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Scorer;
import io.onecycle.worker.trial.score.Scores;
import java.util.Iterator;

/**
 * A network in training. The one seam between the training loop and what computes: the loop knows
 * no tensor library, and a test may put a closed form here. Used by one thread at a time.
 */
public interface Trainer extends AutoCloseable {

  /**
   * Makes one update.
   *
   * @return the mini-batch's mean loss before the update, without the weight-decay term; may be NaN
   *     or infinite
   */
  double step(Batch batch, Rates rates);

  /**
   * What the network puts out in inference mode, example after example: logits of classes, or
   * scaled numbers. Changes nothing; valid until the next call.
   */
  float[] outputs(Batch batch);

  /** What mini-batches are worth in inference mode. */
  default Scores evaluate(Iterator<Batch> batches, Scorer scorer) {
    while (batches.hasNext()) {
      Batch batch = batches.next();
      scorer.add(outputs(batch), batch);
    }
    return scorer.scores();
  }

  /** A copy of the present state. */
  TrainerState state();

  /** Goes to a state, of this trainer or of another one of the same network and optimiser. */
  void restore(TrainerState state);

  /** Empties the optimiser's buffer, as if no update had been made; the network stays as it is. */
  void resetOptimiser();

  /** What computes, for the column {@code backend}. */
  String backend();

  /** Frees native memory. */
  @Override
  void close();
}
