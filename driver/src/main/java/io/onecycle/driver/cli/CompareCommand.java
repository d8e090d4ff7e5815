package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.ranges.RangeComparison;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.report.AnswerReport;
import io.onecycle.driver.report.ComparisonReport;
import io.onecycle.driver.report.Format;
import io.onecycle.driver.report.ImportanceReport;
import io.onecycle.driver.report.RangeComparisonReport;
import io.onecycle.driver.report.ReachReport;
import io.onecycle.driver.report.SuperiorityReport;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Multiples;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.results.SweepsCompared;
import io.onecycle.driver.results.Together;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.check.Require;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the comparison of committed trials, also of a sweep that is not finished. */
@Command(
    name = "compare",
    description = "Compares what has been trained so far, paired by seed.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {
      "0:Well done; with --is-better: yes.",
      "1:Something went wrong; with --is-better: no.",
      "2:Bad input; with --is-better: more seeds are needed.",
      "3:With --is-better: bad input, or something went wrong."
    },
    footerHeading = Main.EXAMPLES,
    footer = {
      "  onecycle compare results/quickstart",
      "  onecycle compare results/quickstart --by max_lr --format csv",
      "  onecycle compare results/a results/b --is-better"
    })
final class CompareCommand implements Callable<Integer> {

  /** Its exit codes are answers, so that whatever goes wrong has another. */
  static final String IS_BETTER = "--is-better";

  @Spec private CommandSpec command;
  @Mixin private ManyResultsArgument results;
  @Mixin private ObjectiveOption objective;

  @Option(
      names = "--by",
      paramLabel = "AXIS",
      defaultValue = "",
      description =
          "weight_decay, max_lr, div, pct, momentum, schedule, setting or sweep"
              + " (default: weight_decay where it was swept).")
  private String by;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--reach",
      paramLabel = "ACCURACY",
      description = "Compares how many iterations each setting takes to this accuracy instead.")
  private Optional<Double> reach = Optional.empty();

  @Option(
      names = "--range-tests",
      description =
          "Compares the range tests of the weight decays instead, and their ranking with that of"
              + " training.")
  private boolean rangeTests;

  @Option(
      names = "--importance",
      description =
          "Says which axis moved the result instead: the variance between trials, split into axes,"
              + " pairs of axes and chance.")
  private boolean importance;

  @Option(
      names = IS_BETTER,
      description =
          "Says of two results folders whether the first's best setting is better than the"
              + " second's: exit code 0 yes, 1 no, 2 more seeds needed, 3 bad input.")
  private boolean isBetter;

  @Override
  public Integer call() {
    List<String> asked =
        Stream.of(
                by.isBlank() ? "" : "--by",
                reach.isPresent() ? "--reach" : "",
                rangeTests ? "--range-tests" : "",
                importance ? "--importance" : "",
                isBetter ? IS_BETTER : "")
            .filter(option -> !option.isEmpty())
            .toList();
    Require.that(
        asked.size() <= 1, "options", String.join(" ", asked), "one of them: each is an answer");
    List<ResultStore> stores = results.stores();
    if (isBetter) {
      return isBetter(stores);
    }
    Results found = objective.judged(Together.in(stores), command.commandLine().getErr());
    if (found.others() > 0) {
      command
          .commandLine()
          .getErr()
          .printf("%d results of earlier versions of this sweep are left out%n", found.others());
    }
    String text = text(found, stores);
    print(text);
    return 0;
  }

  /** What programs and other pages take in is never laid out anew. */
  private void print(String text) {
    if (format == Format.TABLE) {
      Printed.answer(command, text);
    } else {
      command.commandLine().getOut().print(text);
      command.commandLine().getOut().flush();
    }
  }

  private int isBetter(List<ResultStore> stores) {
    if (stores.size() != 2) {
      throw new IllegalArgumentException(
          IS_BETTER + " with " + stores.size() + " results folders, expected two");
    }
    SweepsCompared sweeps = SweepsCompared.of(stores, objective.name());
    print(SuperiorityReport.render(sweeps, format));
    return switch (sweeps.superiority().answer()) {
      case YES -> 0;
      case NO -> 1;
      case MORE_SEEDS -> 2;
    };
  }

  private String text(Results found, List<ResultStore> stores) {
    if (reach.isPresent()) {
      Reach reached = Reach.of(found.trials(), Together.curves(stores), reach.get());
      return ReachReport.render(reached, format);
    }
    if (rangeTests) {
      RangeComparison tests =
          RangeComparison.of(
              found.tests(), found.choosing(), found.spec().flatMap(SweepSpec::lrFind));
      return RangeComparisonReport.render(tests, format);
    }
    if (importance) {
      return ImportanceReport.render(Multiples.importance(found), format);
    }
    if (by.equals(TrialAxis.SWEEP.key()) && stores.size() > 1) {
      SweepsCompared sweeps = SweepsCompared.of(stores, objective.name());
      String compared = ComparisonReport.render(sweeps.comparison(), format);
      return format == Format.TABLE || format == Format.MARKDOWN
          ? compared
              + (format == Format.TABLE
                  ? Paragraph.lines(sweeps.warnings())
                  : Paragraph.items(sweeps.warnings()))
          : compared;
    }
    Comparison comparison =
        by.isBlank() ? Answer.comparison(found) : Answer.comparison(found, TrialAxis.of(by));
    return format == Format.TABLE
        ? AnswerReport.render(found, comparison)
        : ComparisonReport.render(comparison, format);
  }
}
