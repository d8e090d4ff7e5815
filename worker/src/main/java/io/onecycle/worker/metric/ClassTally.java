package io.onecycle.worker.metric;

import io.onecycle.worker.trial.score.PerClass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Counts what examples of classes are taken for, and keeps how surely. */
public final class ClassTally {

  /** Beyond so many numbers, 512 MB, areas under curves are left out. */
  private static final long MOST_KEPT = 1L << 26;

  private final int classes;
  private final long[] right;
  private final long[] predicted;
  private final long[] occurring;
  private double[] odds = new double[0];
  private int[] labels = new int[0];
  private int count;
  private boolean keeps = true;

  /**
   * Begins anew.
   *
   * @param classes at least 1
   */
  public ClassTally(int classes) {
    this.classes = classes;
    this.right = new long[classes];
    this.predicted = new long[classes];
    this.occurring = new long[classes];
  }

  /**
   * Takes examples in.
   *
   * @param logits of {@code n} examples, one after the other
   * @param truth the class of each
   */
  public void add(float[] logits, int[] truth, int n) {
    keep(n);
    for (int i = 0; i < n; i++) {
      int row = i * classes;
      int most = 0;
      for (int c = 1; c < classes; c++) {
        most = logits[row + c] > logits[row + most] ? c : most;
      }
      occurring[truth[i]]++;
      predicted[most]++;
      right[truth[i]] += most == truth[i] ? 1 : 0;
      if (keeps) {
        labels[count] = truth[i];
        surenesses(logits, row, count * classes);
        count++;
      }
    }
  }

  /** What was found of each class. */
  public PerClass of(List<String> names) {
    return new PerClass(
        names,
        each(c -> (double) occurring[c]),
        each(c -> share(right[c], predicted[c])),
        each(c -> share(right[c], occurring[c])),
        areas());
  }

  /** The area of each class against all others; NaN where there is none. */
  List<Double> areas() {
    return each(this::area);
  }

  private double area(int which) {
    if (!keeps) {
      return Double.NaN;
    }
    int of = Math.toIntExact(occurring[which]);
    double[] own = new double[of];
    double[] others = new double[count - of];
    int next = 0;
    for (int i = 0; i < count; i++) {
      double odd = odds[i * classes + which];
      if (labels[i] == which) {
        own[next++] = odd;
      } else {
        others[i - next] = odd;
      }
    }
    return area(own, others);
  }

  /**
   * How probable it is that one of {@code own} is larger than one of {@code others}, ties being
   * half of it: the Mann-Whitney statistic, which is the area under the ROC curve.
   *
   * @return NaN where either is empty, or holds what is no number
   */
  static double area(double[] own, double[] others) {
    Arrays.sort(own);
    Arrays.sort(others);
    boolean none = own.length == 0 || others.length == 0;
    // Sorting puts what is no number last.
    if (none || Double.isNaN(own[own.length - 1]) || Double.isNaN(others[others.length - 1])) {
      return Double.NaN;
    }
    double sum = 0;
    int below = 0;
    int notAbove = 0;
    for (double each : own) {
      while (below < others.length && others[below] < each) {
        below++;
      }
      while (notAbove < others.length && others[notAbove] <= each) {
        notAbove++;
      }
      sum += (below + notAbove) / 2.0;
    }
    return sum / own.length / others.length;
  }

  /**
   * How sure each class is, in numbers of which a larger one is surer: of two classes the
   * difference of logits, of more the logarithm of the probability, as {@code log1p} of what is
   * left, which is not 1 for whoever is nearly sure. Sums go by size, so that equal logits in
   * another order are ties.
   */
  private void surenesses(float[] logits, int row, int to) {
    if (classes == 2) {
      odds[to] = (double) logits[row] - logits[row + 1];
      odds[to + 1] = (double) logits[row + 1] - logits[row];
      return;
    }
    float[] sorted = Arrays.copyOfRange(logits, row, row + classes);
    Arrays.sort(sorted);
    float largest = sorted[classes - 1];
    double rest = 0;
    for (int c = 0; c < classes - 1; c++) {
      rest += Math.exp((double) sorted[c] - largest);
    }
    for (int c = 0; c < classes; c++) {
      odds[to + c] = (double) logits[row + c] - largest - Math.log1p(rest);
    }
  }

  private void keep(int n) {
    long numbers = (long) (count + n) * classes;
    keeps &= numbers <= MOST_KEPT;
    if (!keeps) {
      odds = new double[0];
      labels = new int[0];
    } else if (count + n > labels.length) {
      int room = (int) Math.min(Math.max(count + n, 2L * count), MOST_KEPT / classes);
      labels = Arrays.copyOf(labels, room);
      odds = Arrays.copyOf(odds, room * classes);
    }
  }

  private List<Double> each(java.util.function.IntFunction<Double> of) {
    return IntStream.range(0, classes).mapToObj(of).toList();
  }

  private static double share(long of, long all) {
    return all == 0 ? Double.NaN : (double) of / all;
  }
}
