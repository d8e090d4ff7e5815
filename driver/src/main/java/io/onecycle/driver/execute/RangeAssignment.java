package io.onecycle.driver.execute;

import io.onecycle.worker.lrfind.RangeTest;
import java.io.Serializable;

/**
 * A range test on its way to an executor.
 *
 * @param test what to run
 * @param attempt from 1
 */
record RangeAssignment(RangeTest test, int attempt) implements Serializable {}
