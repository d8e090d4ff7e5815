package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.SavedCheckpoint;
import io.onecycle.driver.table.CodeVersion;
import io.onecycle.worker.train.Checkpoint;
import io.onecycle.worker.train.Checkpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt's checkpoints, in the results folder. They may cost time but never the trial: one
 * that cannot be written or read is logged, and so is one that would not be gone on from
 * bit-equally.
 */
final class TrialCheckpoints implements Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(TrialCheckpoints.class);

  private final ResultStore store;
  private final String trialId;
  private final Duration every;
  private final Instant started;
  private double secondsBefore;

  /**
   * The checkpoints of an attempt.
   *
   * @param every the least time between two; zero for none at all
   * @param started when the attempt did
   */
  TrialCheckpoints(ResultStore store, String trialId, Duration every, Instant started) {
    this.store = store;
    this.trialId = trialId;
    this.every = every.isZero() ? NONE.every() : every;
    this.started = started;
  }

  @Override
  public Optional<Checkpoint> latest(String backend) {
    Optional<SavedCheckpoint> found = found().filter(saved -> fits(saved, backend));
    found.ifPresent(
        saved -> {
          secondsBefore = saved.seconds();
          LOG.info(
              "{} goes on from its checkpoint after {} iterations",
              trialId,
              saved.checkpoint().curve().size());
        });
    return found.map(SavedCheckpoint::checkpoint);
  }

  private Optional<SavedCheckpoint> found() {
    try {
      return store.checkpoint(trialId);
    } catch (RuntimeException e) {
      LOG.warn("{} begins anew: {}", trialId, e.getMessage());
      return Optional.empty();
    }
  }

  private boolean fits(SavedCheckpoint saved, String backend) {
    String found = saved.trialId() + " " + saved.codeVersion() + " " + saved.checkpoint().backend();
    String expected = trialId + " " + CodeVersion.text() + " " + backend;
    if (!found.equals(expected)) {
      LOG.warn("{} begins anew: its checkpoint is of {}, expected {}", trialId, found, expected);
    }
    return found.equals(expected);
  }

  @Override
  public Duration every() {
    return every;
  }

  @Override
  public void save(Checkpoint checkpoint) {
    double seconds = secondsBefore + Duration.between(started, Instant.now()).toMillis() / 1e3;
    try {
      store.save(new SavedCheckpoint(trialId, CodeVersion.text(), seconds, checkpoint));
    } catch (RuntimeException e) {
      LOG.warn("{} goes on without a checkpoint: {}", trialId, e.getMessage());
    }
  }

  /** Wall time of what this attempt went on from; 0 if it began anew. */
  double secondsBefore() {
    return secondsBefore;
  }

  /** Removes what a settled trial needs no longer. */
  static void discard(ResultStore store, String trialId) {
    try {
      store.deleteCheckpoint(trialId);
    } catch (RuntimeException e) {
      LOG.warn("{} leaves its checkpoint behind: {}", trialId, e.getMessage());
    }
  }
}
