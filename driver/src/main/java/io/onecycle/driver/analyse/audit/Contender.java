package io.onecycle.driver.analyse.audit;

import io.onecycle.driver.table.TrialRow;

/**
 * A setting that may be the best.
 *
 * @param trial any of its trials
 * @param mean what its result is worth, the seeds' own luck taken out: the larger the better
 * @param error standard error of the mean
 * @param df degrees of freedom that the error was estimated with, above 0
 */
record Contender(TrialRow trial, double mean, double error, double df) {

  String settingId() {
    return trial.settingId();
  }
}
