package io.onecycle.worker.trial.score;

import java.io.Serializable;

/**
 * What settings are compared by.
 *
 * @param metric its name, or {@link #LOSS}
 * @param goal which way it is better
 */
public record Objective(String metric, Goal goal) implements Serializable {

  /** The name of the validation loss among metrics. */
  public static final String LOSS = "val_loss";

  /**
   * The share of examples whose most probable class is right: of classes unless asked otherwise.
   */
  public static final Objective ACCURACY = new Objective("accuracy", Goal.MAXIMIZE);

  /** The root of the mean squared error: of one number unless asked otherwise. */
  public static final Objective RMSE = new Objective("rmse", Goal.MINIMIZE);

  /** The loss of numbers that are scaled: of several numbers unless asked otherwise. */
  public static final Objective SCALED_LOSS = new Objective(LOSS, Goal.MINIMIZE);

  /** What a metric named {@code value} is worth: the larger the better. */
  public double worth(double value) {
    return goal == Goal.MAXIMIZE ? value : -value;
  }
}
