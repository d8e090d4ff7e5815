package io.onecycle.worker.onednn;

/**
 * Neighbours in the parameter vector that an update treats alike.
 *
 * @param from first number
 * @param length in numbers
 */
record ParameterRun(Treatment treatment, long from, long length) {

  /**
   * What an update does to a parameter.
   *
   * @param trained false for running statistics
   * @param group its layer group
   * @param decays whether weight decay reaches it
   * @param followed how much of a running statistic stays from step to step
   * @param frozen whether it leaves it as it is
   */
  record Treatment(boolean trained, int group, boolean decays, double followed, boolean frozen) {}
}
