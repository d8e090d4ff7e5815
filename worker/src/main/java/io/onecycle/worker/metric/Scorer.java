package io.onecycle.worker.metric;

import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.api.Truth;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.TargetScale;
import io.onecycle.worker.trial.score.PerClass;
import io.onecycle.worker.trial.score.Scores;
import io.onecycle.worker.trial.score.Scoring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a network's outputs in, mini-batch by mini-batch, and says what they are worth. */
public final class Scorer {

  private final Loss loss;
  private final int width;
  private final List<Metric> metrics;
  private final List<Metric.Tally> tallies;
  private final Optional<ClassTally> classes;
  private double sum;
  private long examples;

  /**
   * Begins anew, to measure what was asked for and nothing beside.
   *
   * @throws IllegalArgumentException naming a metric that is not there or cannot be measured
   */
  public Scorer(Target target, Scoring scoring) {
    this(target, Metrics.of(scoring, target), Optional.empty());
  }

  /**
   * Begins anew.
   *
   * @param names of classes or numbers, in the order of outputs
   * @param ofEachClass whether each class is looked at by itself, too
   * @throws IllegalArgumentException naming a metric that is not there or cannot be measured
   */
  public Scorer(Target target, Scoring scoring, List<String> names, boolean ofEachClass) {
    this(
        target,
        withBeside(Metrics.of(scoring, target), Metrics.beside(target, names)),
        Optional.of(target)
            .filter(each -> ofEachClass && each instanceof Target.Classes)
            .map(each -> new ClassTally(each.outputs())));
  }

  private Scorer(Target target, List<Metric> metrics, Optional<ClassTally> classes) {
    this.loss = Loss.of(target);
    this.width = target.outputs();
    this.metrics = metrics;
    this.classes = classes;
    this.tallies = metrics.stream().map(metric -> metric.start(target)).toList();
  }

  /** Takes the outputs of a mini-batch in; changes nothing. */
  public void add(float[] outputs, Batch batch) {
    sum += loss.of(outputs, batch, width) * batch.size();
    examples += batch.size();
    classes.ifPresent(tally -> tally.add(outputs, batch.labels(), batch.size()));
    boolean numbers = loss == Loss.SQUARED_ERROR;
    float[] inUnits = numbers ? inUnits(outputs, batch) : outputs;
    float[] values = numbers ? inUnits(batch.values(), batch) : batch.values();
    Truth truth = new Truth(batch.size(), batch.labels(), values);
    boolean isShifted = numbers && batch.scale().isShifted();
    float[] meant = isShifted ? meant(inUnits, batch) : inUnits;
    Truth isMeant =
        isShifted ? new Truth(batch.size(), batch.labels(), meant(values, batch)) : truth;
    for (int i = 0; i < tallies.size(); i++) {
      // Errors are the same of shifted numbers, and told apart more finely.
      boolean ofErrors = metrics.get(i) instanceof Errors;
      tallies.get(i).add(ofErrors ? inUnits : meant, ofErrors ? truth : isMeant);
    }
  }

  private static List<Metric> withBeside(List<Metric> asked, List<Metric> beside) {
    List<String> names = asked.stream().map(Metric::name).toList();
    List<Metric> all = new ArrayList<>(asked);
    beside.stream().filter(each -> !names.contains(each.name())).forEach(all::add);
    return all;
  }

  /** What was found of each class, if that was asked for and there are classes. */
  public Optional<PerClass> perClass(List<String> names) {
    return classes.map(tally -> tally.of(names));
  }

  /** Over all that was taken in. */
  public Scores scores() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < metrics.size(); i++) {
      values.put(metrics.get(i).name(), tallies.get(i).value());
    }
    return new Scores(sum / examples, values);
  }

  private float[] inUnits(float[] scaled, Batch batch) {
    TargetScale scale = batch.scale();
    float[] numbers = new float[batch.size() * width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = scale.original(scaled[i], i % width);
    }
    return numbers;
  }

  private float[] meant(float[] shifted, Batch batch) {
    float[] numbers = new float[shifted.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = batch.scale().meant(shifted[i], i % width);
    }
    return numbers;
  }
}
