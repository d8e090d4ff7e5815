package io.onecycle.driver.analyse;

import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What trials are compared by: an axis of the grid, each setting on its own, or whole sweeps. */
public enum TrialAxis {
  WEIGHT_DECAY("weight_decay"),
  MAX_LR("max_lr"),
  DIV("div"),
  PCT("pct"),
  MOMENTUM("momentum"),
  SCHEDULE("schedule"),
  SETTING("setting"),
  SWEEP("sweep");

  /** The axes that a grid has. */
  public static final List<TrialAxis> OF_THE_GRID =
      List.of(WEIGHT_DECAY, MAX_LR, DIV, PCT, MOMENTUM, SCHEDULE);

  /** The value of an axis that the trial's schedule does not have. */
  public static final String NONE = "none";

  private final String key;

  TrialAxis(String key) {
    this.key = key;
  }

  /** The name in sweep files and tables. */
  public String key() {
    return key;
  }

  /**
   * The trial's value as text: {@code 1e-4}, {@code [0.01, 0.1]} for layer groups, {@code
   * 0.95-0.85} for a momentum range.
   */
  public String valueOf(TrialRow trial) {
    return switch (this) {
      case WEIGHT_DECAY -> Digits.perGroup(trial.setting().weightDecay());
      case MAX_LR -> Digits.perGroup(trial.setting().maxLr());
      case DIV -> optional(trial.setting().div());
      case PCT -> optional(trial.setting().pct());
      case MOMENTUM -> momentum(trial);
      case SCHEDULE -> trial.setting().schedule();
      case SETTING -> trial.settingId();
      case SWEEP -> trial.key().sweep();
    };
  }

  /**
   * The axis of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TrialAxis of(String key) {
    Optional<TrialAxis> found = Arrays.stream(values()).filter(a -> a.key.equals(key)).findFirst();
    Require.that(
        found.isPresent(),
        "axis",
        key,
        "one of " + Arrays.stream(values()).map(TrialAxis::key).collect(Collectors.joining(", ")));
    return found.orElseThrow();
  }

  @Override
  public String toString() {
    return key;
  }

  private static String momentum(TrialRow trial) {
    String max = Digits.shortest(trial.setting().maxMom());
    return trial.setting().maxMom() == trial.setting().minMom()
        ? max
        : max + "-" + Digits.shortest(trial.setting().minMom());
  }

  private static String optional(Optional<Double> value) {
    return value.map(Digits::shortest).orElse(NONE);
  }
}
