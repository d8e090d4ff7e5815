package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.table.ClassColumns;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the seeds of a setting found of one class of the validation set. What is undefined in a seed
 * is left out of it.
 */
public record ClassMeans(
    String name,
    Estimate examples,
    Estimate recall,
    Estimate precision,
    Estimate auc,
    Leaning leaning) {

  /** What a class is confused by more. */
  public enum Leaning {
    /** Its examples are taken for others more often than others for it. */
    MISSED,
    /** Others are taken for it more often than its examples for others. */
    CLAIMED,
    /** Neither, in every seed and by so much that it matters. */
    NONE
  }

  /** A smaller gap between recall and precision is not worth a word. */
  private static final double GAP = 0.05;

  /**
   * Of the setting to choose, in the order of outputs; none where nothing is known of classes, and
   * where no setting completed.
   */
  public static List<ClassMeans> of(ReportData data) {
    return data.comparison().verdict().best().map(best -> of(seeds(data, best))).orElse(List.of());
  }

  /** The trials of a setting that say something of classes, all of the same ones. */
  static List<ClassColumns> seeds(ReportData data, Group setting) {
    List<ClassColumns> all =
        judging(data, data.settings().trialsOf(setting)).stream()
            .filter(TrialRow::isCompleted)
            .map(trial -> trial.scores().classes())
            .filter(classes -> classes.classNames().isPresent())
            .toList();
    return all.stream()
        .filter(classes -> classes.classNames().equals(all.get(0).classNames()))
        .toList();
  }

  /** Where fresh seeds judge, theirs: the others have chosen the setting. */
  private static List<TrialRow> judging(ReportData data, List<TrialRow> trials) {
    return data.comparison()
        .design()
        .choice()
        .map(choice -> trials.stream().filter(row -> choice.fresh().contains(row.seed())).toList())
        .filter(fresh -> !fresh.isEmpty())
        .orElse(trials);
  }

  private static List<ClassMeans> of(List<ClassColumns> seeds) {
    if (seeds.isEmpty()) {
      return List.of();
    }
    List<String> names = seeds.get(0).classNames().orElseThrow();
    return IntStream.range(0, names.size())
        .mapToObj(
            k ->
                new ClassMeans(
                    names.get(k),
                    over(seeds, ClassColumns::classExamples, k),
                    over(seeds, ClassColumns::classRecall, k),
                    over(seeds, ClassColumns::classPrecision, k),
                    over(seeds, ClassColumns::classAuc, k),
                    leaning(seeds, k)))
        .toList();
  }

  private static Estimate over(
      List<ClassColumns> seeds, Function<ClassColumns, Optional<List<Double>>> column, int k) {
    return Estimate.of(seeds.stream().flatMap(seed -> at(seed, column, k).stream()).toList());
  }

  private static Optional<Double> at(
      ClassColumns seed, Function<ClassColumns, Optional<List<Double>>> column, int k) {
    return column
        .apply(seed)
        .filter(list -> k < list.size())
        .map(list -> list.get(k))
        .filter(Double::isFinite);
  }

  private static Leaning leaning(List<ClassColumns> seeds, int k) {
    List<Double> gaps = new ArrayList<>();
    for (ClassColumns seed : seeds) {
      Optional<Double> recall = at(seed, ClassColumns::classRecall, k);
      Optional<Double> precision = at(seed, ClassColumns::classPrecision, k);
      if (recall.isPresent() && precision.isPresent()) {
        gaps.add(recall.get() - precision.get());
      }
    }
    if (gaps.isEmpty()) {
      return Leaning.NONE;
    }
    return gaps.stream().allMatch(gap -> gap < -GAP)
        ? Leaning.MISSED
        : gaps.stream().allMatch(gap -> gap > GAP) ? Leaning.CLAIMED : Leaning.NONE;
  }
}
