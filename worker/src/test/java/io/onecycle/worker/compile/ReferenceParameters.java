package io.onecycle.worker.compile;

/**
 * The numbers of a flat vector, as operations read them.
 *
 * @param vector is changed where running statistics move
 * @param training else inference
 */
record ReferenceParameters(double[] vector, boolean training) {

  /** The i-th number of a parameter, counted row by row. */
  double at(Parameter parameter, int i) {
    return parameter.coding().decoded(vector[Math.toIntExact(parameter.place(i))]);
  }

  /** Moves a running statistic towards a value. */
  void follow(Parameter statistic, int i, double decay, double value) {
    double next = decay * at(statistic, i) + (1 - decay) * value;
    vector[Math.toIntExact(statistic.place(i))] = statistic.coding().encoded(next);
  }
}
