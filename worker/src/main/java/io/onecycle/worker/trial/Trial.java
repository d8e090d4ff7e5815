package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.score.Objective;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * One setting trained with one seed: everything that determines the result, and nothing else.
 *
 * @param data which data set
 * @param model which network is trained
 * @param compat whose reading of the policy is followed
 * @param training what all trials of the sweep share
 * @param setting a point of the grid
 * @param seed fixes initialisation, shuffling and augmentation, each from its own stream
 */
public record Trial(
    DataSpec data, ModelSpec model, Compat compat, Training training, Setting setting, long seed)
    implements Serializable {

  public Trial {
    int groups = model.layerGroups();
    Require.that(
        setting.maxLr().size() == 1 || setting.maxLr().size() == groups,
        "max_lr",
        setting.maxLr(),
        "one value, or one for each of the " + groups + " layer groups of " + model.name());
    Require.that(
        setting.weightDecay().size() == 1 || setting.weightDecay().size() == groups,
        "weight_decay",
        setting.weightDecay(),
        "one value, or one for each of the " + groups + " layer groups of " + model.name());
  }

  /** On a built-in data set. */
  public Trial(
      String data, ModelSpec model, Compat compat, Training training, Setting setting, long seed) {
    this(new DataSpec.BuiltIn(data), model, compat, training, setting, seed);
  }

  /** Sixteen hexadecimal digits that all trials of this result, and no others, share. */
  public String id() {
    return id(Told.now(data, training));
  }

  /**
   * What else earlier versions called it.
   *
   * @param objectives that it may have been asked for with
   */
  public List<FormerId> formerIds(Collection<Objective> objectives) {
    return Told.before(data, training, objectives).stream()
        .map(told -> new FormerId(id(told), told.isByName()))
        .toList();
  }

  /** As {@link #id()}, but for the seed: shared by the trials that differ in nothing else. */
  public String settingId() {
    return Identity.of(Identity.describe(this, Told.now(data, training)));
  }

  private String id(Told told) {
    return Identity.of(Identity.describe(this, told) + ";seed=" + seed);
  }
}
