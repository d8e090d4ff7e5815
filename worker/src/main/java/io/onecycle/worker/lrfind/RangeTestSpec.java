package io.onecycle.worker.lrfind;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.metric.Metrics;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.FormerId;
import io.onecycle.worker.trial.Identity;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Told;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.score.Objective;
import java.io.Serializable;
import java.util.List;

/**
 * One LR range test: everything that determines its result.
 *
 * @param data which data set
 * @param model which network is trained
 * @param compat whose reading of lr_find2 is followed
 * @param training what the sweep's trials share; epochs and cycles are of no account here
 * @param spec the arguments of lr_find2
 * @param momentum constant, in [0, 1]
 * @param weightDecay at least 0: one value, or one per layer group
 * @param seed fixes initialisation, shuffling and augmentation, each from its own stream
 */
public record RangeTestSpec(
    DataSpec data,
    ModelSpec model,
    Compat compat,
    Training training,
    LrFindSpec spec,
    double momentum,
    List<Double> weightDecay,
    long seed)
    implements Serializable {

  public RangeTestSpec {
    weightDecay = List.copyOf(weightDecay);
    requireOnePerGroup("start_lr", spec.startLr(), model);
    requireOnePerGroup("end_lr", spec.endLr(), model);
    requireOnePerGroup("weight_decay", weightDecay, model);
    Require.that(momentum >= 0 && momentum <= 1, "momentum", momentum, "a number in [0, 1]");
    for (double wd : weightDecay) {
      Require.that(wd >= 0 && Double.isFinite(wd), "weight_decay", wd, "a number of at least 0");
    }
  }

  /** On a built-in data set. */
  public RangeTestSpec(
      String data,
      ModelSpec model,
      Compat compat,
      Training training,
      LrFindSpec spec,
      double momentum,
      List<Double> weightDecay,
      long seed) {
    this(new DataSpec.BuiltIn(data), model, compat, training, spec, momentum, weightDecay, seed);
  }

  /** Sixteen hexadecimal digits that all tests of this result, and no others, share. */
  public String id() {
    return id(Told.now(data, training));
  }

  /**
   * What else earlier versions called it: whatever built-in objective they were asked for with. Not
   * what other content of the same name is called: rows of range tests do not say what their data
   * held, so they are taken for what was published.
   */
  public List<FormerId> formerIds() {
    List<Objective> objectives =
        Metrics.known().stream()
            .map(name -> new Objective(name, Metrics.goal(name).orElseThrow()))
            .toList();
    return Told.before(data, training, objectives).stream()
        .filter(told -> !told.isByName())
        .map(told -> new FormerId(id(told), told.isByName()))
        .toList();
  }

  private String id(Told told) {
    return Identity.of(
        String.join(
            ";",
            "lr_find2",
            "data=" + told.data(),
            "model=" + model.name(),
            "compat=" + Identity.lower(compat),
            Identity.describe(training, data, told.scoring()),
            "start_lr=" + spec.startLr(),
            "end_lr=" + spec.endLr(),
            "num_it=" + spec.numIt(),
            "linear=" + spec.linear(),
            "stop_dv=" + spec.stopDv(),
            "momentum=" + momentum,
            "weight_decay=" + weightDecay,
            "seed=" + seed));
  }

  /** The last layer group's weight decay, the one that is recorded. */
  public double recordedWeightDecay() {
    return weightDecay.get(weightDecay.size() - 1);
  }

  /** The trainer this test is made with. */
  public TrainerSpec trainer() {
    return new TrainerSpec(model, training, seed);
  }

  private static void requireOnePerGroup(String name, List<Double> values, ModelSpec model) {
    int groups = model.layerGroups();
    Require.that(
        values.size() == 1 || values.size() == groups,
        name,
        values,
        "one value, or one for each of the " + groups + " layer groups of " + model.name());
  }
}
