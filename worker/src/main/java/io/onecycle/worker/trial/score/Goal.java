package io.onecycle.worker.trial.score;

/** Which way a metric is better. */
public enum Goal {
  MAXIMIZE,
  MINIMIZE
}
