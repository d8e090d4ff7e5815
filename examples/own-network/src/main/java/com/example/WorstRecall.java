package com.example;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.api.Truth;

/** The share of examples found of the class that is found worst. */
public final class WorstRecall implements Metric {

  @Override
  public String name() {
    return "worst_recall";
  }

  @Override
  public boolean measures(Target target) {
    return target instanceof Target.Classes;
  }

  @Override
  public Tally start(Target target) {
    return new Recalls(target.outputs());
  }

  private static final class Recalls implements Tally {
    private final long[] found;
    private final long[] there;

    Recalls(int classes) {
      found = new long[classes];
      there = new long[classes];
    }

    @Override
    public void add(float[] outputs, Truth truth) {
      int classes = there.length;
      for (int i = 0; i < truth.size(); i++) {
        int most = 0;
        for (int c = 1; c < classes; c++) {
          most = outputs[i * classes + c] > outputs[i * classes + most] ? c : most;
        }
        int label = truth.labels()[i];
        there[label]++;
        found[label] += most == label ? 1 : 0;
      }
    }

    @Override
    public double value() {
      double worst = Double.NaN;
      for (int c = 0; c < there.length; c++) {
        double recall = there[c] == 0 ? Double.NaN : (double) found[c] / there[c];
        worst = Double.isNaN(worst) || recall < worst ? recall : worst;
      }
      return worst;
    }
  }
}
