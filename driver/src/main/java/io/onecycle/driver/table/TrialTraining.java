package io.onecycle.driver.table;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;

/**
 * What all trials of a sweep share.
 *
 * @param data the data set's name
 * @param model the network's name
 * @param epochs length of one cycle
 * @param cycles how often it was repeated
 * @param iterations of all cycles
 */
public record TrialTraining(
    String data,
    String model,
    int epochs,
    int cycles,
    int iterations,
    int batchSize,
    WeightDecayMode weightDecayMode,
    WeightDecayScope weightDecayScope,
    Optimizer optimizer,
    Compat compat) {}
