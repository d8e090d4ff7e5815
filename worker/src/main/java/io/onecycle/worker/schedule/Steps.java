package io.onecycle.worker.schedule;

import java.util.List;

/**
 * The learning rate starts at max_lr and is multiplied by {@code factor} at each mark.
 *
 * @param iterations of the whole course
 * @param marks iterations, rising
 * @param factor above 0
 * @param fixedMomentum in every iteration
 */
record Steps(int iterations, List<Integer> marks, double factor, double fixedMomentum)
    implements Schedule {

  Steps {
    marks = List.copyOf(marks);
  }

  @Override
  public double lr(int t, double maxLr) {
    double lr = maxLr;
    for (int mark : marks) {
      lr = t >= mark ? lr * factor : lr;
    }
    return lr;
  }

  @Override
  public double momentum(int t) {
    return fixedMomentum;
  }
}
