package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.onecycle.driver.table.TrialInputs;
import io.onecycle.driver.table.TrialRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Trials of one kind: of one data set by content, validated, augmented and limited alike, computed
 * in one precision by one version of what results depend on and one backend. Of several kinds the
 * one of most trials is kept, of as many the later one. A row that does not say, as those of
 * version 0.1.0, is taken for one of them.
 *
 * @param rows of that kind
 * @param leftOut the others
 * @param unsaid rows of that kind that do not say, beside others that do
 */
public record Alike(List<TrialRow> rows, List<LeftOut> leftOut, int unsaid) {

  /**
   * Trials of another kind.
   *
   * @param key in what they differ, the column's name
   * @param value what they have
   * @param kept what those have that are compared
   * @param trials how many there are
   */
  public record LeftOut(String key, String value, String kept, int trials) {}

  private static final String ONEDNN = "onednn";
  private static final Map<String, Function<TrialRow, Optional<String>>> KEYS = keys();

  /** In one order, whatever order they came in. */
  public Alike {
    rows = rows.stream().sorted(Comparator.comparing(TrialRow::trialId)).toList();
    leftOut = List.copyOf(leftOut);
  }

  /** Those of the kind that most have; their order does not matter. */
  public static Alike of(Collection<TrialRow> trials) {
    List<TrialRow> kept = List.copyOf(trials);
    List<LeftOut> leftOut = new ArrayList<>();
    for (String key : KEYS.keySet()) {
      kept = ofOne(key, kept, leftOut);
    }
    long unsaid = kept.stream().filter(row -> !row.inputs().isKnown()).count();
    return new Alike(kept, leftOut, unsaid == kept.size() ? 0 : (int) unsaid);
  }

  /** All of them, whatever they are like. */
  static Alike all(Collection<TrialRow> trials) {
    return new Alike(List.copyOf(trials), List.of(), 0);
  }

  /** What a trial says of a key: empty where it does not. */
  public static Optional<String> said(TrialRow trial, String key) {
    return KEYS.get(key).apply(trial);
  }

  /** In what trials may be of different kinds, as columns are named. */
  public static List<String> keyNames() {
    return List.copyOf(KEYS.keySet());
  }

  private static List<TrialRow> ofOne(String key, List<TrialRow> rows, List<LeftOut> leftOut) {
    Function<TrialRow, Optional<String>> said = KEYS.get(key);
    Map<String, Long> counts =
        rows.stream()
            .flatMap(row -> said.apply(row).stream())
            .collect(groupingBy(Function.identity(), TreeMap::new, counting()));
    if (counts.size() < 2) {
      return rows;
    }
    Comparator<String> most = Comparator.comparing(counts::get);
    String kept =
        counts.keySet().stream()
            .max(most.thenComparing(value -> latest(rows, said, value)))
            .orElseThrow();
    counts.forEach(
        (value, count) -> {
          if (!value.equals(kept)) {
            leftOut.add(new LeftOut(key, value, kept, count.intValue()));
          }
        });
    return rows.stream().filter(row -> said.apply(row).orElse(kept).equals(kept)).toList();
  }

  private static Instant latest(
      List<TrialRow> rows, Function<TrialRow, Optional<String>> said, String value) {
    return rows.stream()
        .filter(row -> said.apply(row).filter(value::equals).isPresent())
        .map(row -> row.run().finishedAt())
        .max(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }

  private static Map<String, Function<TrialRow, Optional<String>>> keys() {
    Map<String, Function<TrialRow, Optional<String>>> keys = new LinkedHashMap<>();
    keys.put("data", row -> Optional.of(data(row.training().data())));
    keys.put("data_content", row -> row.inputs().dataContent());
    keys.put("validation", row -> row.inputs().validation());
    keys.put("train_limit", Alike::limit);
    keys.put("augment", row -> row.inputs().augment());
    keys.put("precision", row -> row.inputs().precision());
    keys.put("class_weights", row -> row.inputs().classWeights());
    keys.put("results_version", row -> row.inputs().resultsVersion().map(String::valueOf));
    keys.put("backend", Alike::backend);
    return keys;
  }

  /** Data of one's own is the same by its version, whatever it is called. */
  private static String data(String name) {
    return name.contains("@") ? "own" + name.substring(name.indexOf('@')) : name;
  }

  private static Optional<String> limit(TrialRow row) {
    TrialInputs inputs = row.inputs();
    return inputs.isKnown()
        ? Optional.of(inputs.trainLimit().map(String::valueOf).orElse("none"))
        : Optional.empty();
  }

  /** The instruction sets of one program differ in the order of sums only. */
  private static Optional<String> backend(TrialRow row) {
    String backend = row.run().backend();
    return Optional.of(backend.startsWith(ONEDNN + "/") ? ONEDNN : backend)
        .filter(said -> !said.isBlank());
  }
}
