package io.onecycle.worker.train;

import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Scorer;
import io.onecycle.worker.trial.score.Scores;
import io.onecycle.worker.trial.score.Scoring;
import java.util.List;

/** The evaluation of one mini-batch of classes. */
public final class OneBatch {

  private OneBatch() {}

  /** What the trainer's outputs are worth. */
  public static Scores scores(Trainer trainer, Batch batch) {
    int classes = trainer.outputs(batch).length / batch.size();
    return trainer.evaluate(
        List.of(batch).iterator(), new Scorer(new Target.Classes(classes), Scoring.USUAL));
  }
}
