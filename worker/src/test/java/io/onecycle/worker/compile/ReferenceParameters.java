package io.onecycle.worker.compile;

/** The numbers of a flat vector, as operations read them; running statistics move in it. */
final class ReferenceParameters {

  private final double[] vector;
  private final boolean training;

  ReferenceParameters(double[] vector, boolean training) {
    this.vector = vector;
    this.training = training;
  }

  /** Else inference. */
  boolean training() {
    return training;
  }

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
