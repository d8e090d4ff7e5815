package io.onecycle.driver.refit.averaging;

import java.util.ArrayList;
import java.util.List;

/**
 * What is trained from one average to the next.
 *
 * @param epoch from 0
 * @param from first mini-batch of the epoch, from 0
 * @param to one past the last, above {@code from}
 */
record Round(int epoch, int from, int to) {

  /** The rounds of a whole training; none reaches over the end of an epoch. */
  static List<Round> of(int epochs, int perEpoch, int averagingFrequency) {
    List<Round> rounds = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int from = 0; from < perEpoch; from += averagingFrequency) {
        rounds.add(new Round(epoch, from, Math.min(from + averagingFrequency, perEpoch)));
      }
    }
    return rounds;
  }

  /**
   * What each worker trains on, in order; of an epoch's last mini-batch a worker may have no share.
   *
   * @param images of an epoch
   * @param batchSize of all workers together
   */
  List<List<Share>> shares(int workers, int images, int batchSize) {
    List<List<Share>> ofAll = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      List<Share> own = new ArrayList<>();
      for (int batch = from; batch < to; batch++) {
        Share share = new Share(epoch, batch, worker, workers);
        int size = Math.min(batchSize, images - batch * batchSize);
        if (share.to(size) > share.from(size)) {
          own.add(share);
        }
      }
      if (!own.isEmpty()) {
        ofAll.add(own);
      }
    }
    return ofAll;
  }
}
