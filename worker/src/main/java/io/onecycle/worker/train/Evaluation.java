package io.onecycle.worker.train;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.EvaluationBatches;
import io.onecycle.worker.trial.Scores;

/** Scores over a whole set of images: means weighted by the size of each mini-batch. */
final class Evaluation {

  private Evaluation() {}

  static Scores over(EvaluationBatches batches, Trainer trainer) {
    double loss = 0;
    double accuracy = 0;
    int images = 0;
    batches.restart();
    while (batches.hasNext()) {
      Batch batch = batches.next();
      Scores scores = trainer.evaluate(batch);
      loss += scores.loss() * batch.size();
      accuracy += scores.accuracy() * batch.size();
      images += batch.size();
    }
    return new Scores(loss / images, accuracy / images);
  }
}
