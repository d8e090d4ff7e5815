package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a trial that was run again compares with what was committed of it, value by value.
 *
 * @param committed iterations that were committed
 * @param again iterations of the second run
 * @param firstDifference the first iteration at which any value differs, or that one run lacks
 * @param largest for each column of the curve in which the runs differ, the largest absolute
 *     difference; NaN where only one of them has a value
 * @param finals for each final in which they differ, both values as text
 */
public record Reproduction(
    int committed,
    int again,
    OptionalInt firstDifference,
    Map<String, Double> largest,
    Map<String, String> finals) {

  private static final Map<String, Function<CurveRow, Double>> COLUMNS = new LinkedHashMap<>();
  private static final Map<String, Function<TrialRow, Object>> FINALS = new LinkedHashMap<>();

  static {
    COLUMNS.put("lr", CurveRow::lr);
    COLUMNS.put("momentum", CurveRow::momentum);
    COLUMNS.put("train_loss", CurveRow::trainLoss);
    COLUMNS.put("train_loss_smoothed", CurveRow::trainLossSmoothed);
    COLUMNS.put("val_loss", row -> row.valLoss().orElse(Double.NaN));
    COLUMNS.put("accuracy", row -> row.accuracy().orElse(Double.NaN));
    FINALS.put("outcome", row -> row.scores().outcome().word());
    FINALS.put(
        "final_accuracy", row -> row.scores().finalAccuracy().map(Object::toString).orElse("none"));
    FINALS.put(
        "final_val_loss", row -> row.scores().finalValLoss().map(Object::toString).orElse("none"));
    FINALS.put(
        "best_accuracy", row -> row.scores().bestAccuracy().map(Object::toString).orElse("none"));
    FINALS.put("best_epoch", row -> row.scores().bestEpoch().map(Object::toString).orElse("none"));
    FINALS.put(
        "final_train_loss",
        row -> row.scores().finalTrainLoss().map(Object::toString).orElse("none"));
  }

  public Reproduction {
    largest = Collections.unmodifiableMap(new LinkedHashMap<>(largest));
    finals = Collections.unmodifiableMap(new LinkedHashMap<>(finals));
  }

  /** Compares two runs of one trial. */
  public static Reproduction of(
      TrialRow committed, List<CurveRow> curve, TrialRow again, List<CurveRow> curveAgain) {
    // By setting and seed: an earlier version may have called the same trial otherwise.
    Require.that(
        committed.settingId().equals(again.settingId()) && committed.seed() == again.seed(),
        "trial",
        again.trialId(),
        committed.trialId());
    int shared = Math.min(curve.size(), curveAgain.size());
    OptionalInt first =
        IntStream.range(0, shared)
            .filter(i -> !curve.get(i).equals(curveAgain.get(i)))
            .map(i -> curve.get(i).iteration())
            .findFirst();
    if (first.isEmpty() && curve.size() != curveAgain.size()) {
      first = OptionalInt.of(shared);
    }
    return new Reproduction(
        curve.size(),
        curveAgain.size(),
        first,
        largest(curve, curveAgain, shared),
        finals(committed, again));
  }

  /** Whether every value of the curve and every final is the same to the last bit. */
  public boolean isExact() {
    return firstDifference.isEmpty() && finals.isEmpty();
  }

  private static Map<String, Double> largest(
      List<CurveRow> curve, List<CurveRow> again, int shared) {
    Map<String, Double> largest = new LinkedHashMap<>();
    Map<String, Function<CurveRow, Double>> columns = new LinkedHashMap<>(COLUMNS);
    curve.stream()
        .flatMap(row -> row.metrics().keySet().stream())
        .forEach(name -> columns.put(name, row -> row.metric(name).orElse(Double.NaN)));
    columns.forEach(
        (name, value) -> {
          double most =
              IntStream.range(0, shared)
                  .mapToDouble(
                      i -> difference(value.apply(curve.get(i)), value.apply(again.get(i))))
                  .max()
                  .orElse(0);
          if (most != 0) {
            largest.put(name, most);
          }
        });
    return largest;
  }

  private static double difference(double one, double other) {
    return Double.compare(one, other) == 0 ? 0 : Math.abs(one - other);
  }

  private static Map<String, String> finals(TrialRow committed, TrialRow again) {
    Map<String, String> finals = new LinkedHashMap<>();
    Map<String, Function<TrialRow, Object>> columns = new LinkedHashMap<>(FINALS);
    for (String name : committed.scores().finalMetrics().keySet()) {
      columns.put("final_" + name, row -> text(row.scores().finalOf(name)));
      columns.put("best_" + name, row -> text(row.scores().bestOf(name)));
    }
    columns.forEach(
        (name, value) -> {
          if (!value.apply(committed).equals(value.apply(again))) {
            finals.put(name, value.apply(committed) + ", now " + value.apply(again));
          }
        });
    return finals;
  }

  private static String text(Optional<Double> value) {
    return value.map(Object::toString).orElse("none");
  }
}
