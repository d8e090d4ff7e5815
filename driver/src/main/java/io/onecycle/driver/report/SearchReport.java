package io.onecycle.driver.report;

import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of a search, in sentences below the comparison. */
public final class SearchReport {

  private SearchReport() {}

  /**
   * How many settings fell out at which length, and what the search took; empty if none was halved.
   *
   * @param shorter trials of early rungs
   * @param full trials of full length
   * @param budget of the sweep, if its file is known
   * @param owed trials of it that are still owed: while there are any, more settings may go on
   */
  public static String render(
      List<TrialRow> shorter, List<TrialRow> full, Optional<Budget> budget, int owed) {
    if (shorter.isEmpty()) {
      return "";
    }
    Map<Integer, Long> settings = new TreeMap<>(settings(shorter));
    settings.putAll(settings(full));
    List<String> sentences = new ArrayList<>();
    sentences.add(wayUp(settings, owed > 0));
    budget
        .filter(most -> most.iterationsWithoutHalving() > 0)
        .ifPresent(most -> sentences.add(share(shorter, full, most)));
    return Paragraph.lines(sentences);
  }

  /** For settings that no list of weight decays divides. */
  public static String comparedBySetting() {
    return Paragraph.lines(
        List.of(
            "Weight decay was searched over a range: settings are compared, not weight decays,"
                + " which have not had equal budgets."));
  }

  private static Map<Integer, Long> settings(List<TrialRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.training().epochs(),
                Collectors.collectingAndThen(
                    Collectors.mapping(TrialRow::settingId, Collectors.toSet()),
                    ids -> (long) ids.size())));
  }

  private static String wayUp(Map<Integer, Long> settings, boolean isUnfinished) {
    List<Integer> lengths = List.copyOf(settings.keySet());
    List<String> on = new ArrayList<>();
    List<String> out = new ArrayList<>();
    for (int i = 1; i < lengths.size(); i++) {
      long before = settings.get(lengths.get(i - 1));
      long left = settings.get(lengths.get(i));
      on.add("%,d to %s".formatted(left, epochs(lengths.get(i))));
      out.add("%,d after %s".formatted(before - left, epochs(lengths.get(i - 1))));
    }
    String begun =
        "Of %,d settings trained for %s"
            .formatted(settings.get(lengths.get(0)), epochs(lengths.get(0)));
    if (isUnfinished && !on.isEmpty()) {
      return "%s so far, there went on %s; only the longest trainings are compared, and more settings may go on."
          .formatted(begun, String.join(", ", on));
    }
    return on.isEmpty()
        ? begun + ", none has gone on yet; only the longest trainings are compared."
        : "%s, there went on %s; only the longest trainings are compared. Out fell %s."
            .formatted(begun, String.join(", ", on), String.join(", ", out));
  }

  private static String share(List<TrialRow> shorter, List<TrialRow> full, Budget most) {
    long used =
        shorter.stream().mapToLong(row -> row.training().iterations()).sum()
            + full.stream().mapToLong(row -> row.training().iterations()).sum();
    return String.format(
        Locale.ROOT,
        "Training took %,d iterations, %.0f %% of the %,d of all settings at full length with all"
            + " seeds.",
        used,
        100.0 * used / most.iterationsWithoutHalving(),
        most.iterationsWithoutHalving());
  }

  private static String epochs(int epochs) {
    return epochs == 1 ? "1 epoch" : epochs + " epochs";
  }
}
