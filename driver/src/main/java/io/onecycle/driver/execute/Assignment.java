package io.onecycle.driver.execute;

import io.onecycle.worker.trial.Trial;
import java.io.Serializable;

/**
 * A trial on its way to an executor.
 *
 * @param trial what to run
 * @param iterations how many it takes
 * @param attempt from 1
 */
public record Assignment(Trial trial, int iterations, int attempt) implements Serializable {}
