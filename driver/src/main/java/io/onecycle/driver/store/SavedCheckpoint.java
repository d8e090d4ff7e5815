package io.onecycle.driver.store;

import io.onecycle.worker.train.Checkpoint;

/**
 * A trial's checkpoint as it is kept.
 *
 * @param trialId whose it is
 * @param codeVersion of the build that made it
 * @param seconds wall time of the trial up to here, set-up and validation included, in whichever
 *     attempts it passed
 */
public record SavedCheckpoint(
    String trialId, String codeVersion, double seconds, Checkpoint checkpoint) {}
