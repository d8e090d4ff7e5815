package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.audit.Finding;
import io.onecycle.driver.analyse.audit.NumericAxis;
import io.onecycle.driver.analyse.audit.NumericAxis.Form;
import io.onecycle.driver.analyse.audit.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is wrong with a sweep and what to do, in sentences. */
public final class AuditWords {

  private AuditWords() {}

  /** The kind of a finding, for programs: {@code at_edge}. */
  public static String kind(Finding finding) {
    return finding
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=.)(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** What is wrong. */
  public static String sentence(Finding finding) {
    if (finding instanceof Finding.AtEdge edge) {
      return atEdge(edge);
    }
    if (finding instanceof Finding.NotTuned tuned) {
      boolean isOne = tuned.at().size() == 1;
      return "For %s %s, the best %s is the %s of %d that were tried, %s (probability %s%s): %s may be better than %s."
          .formatted(
              tuned.asked().key(),
              Words.list(tuned.at()),
              name(tuned.axis()),
              tuned.upper() ? "highest" : "lowest",
              tuned.axis().values().size(),
              value(tuned.axis(), tuned.axis().end(tuned.upper())),
              percent(tuned.chance()),
              isOne ? "" : " or more",
              isOne ? "it" : "they",
              isOne ? "it looks" : "they look");
    }
    if (finding instanceof Finding.OneRate rate) {
      return "Each %s was tried with max_lr %s alone, though each may need a rate of its own: what is best at this rate may not be best."
          .formatted(rate.asked().key(), Digits.shortest(rate.maxLr()));
    }
    if (finding instanceof Finding.Coarse coarse) {
      return "Beside the best %s, %s, there is room for one that is better by %s, more than chance moves a trial (sd %s; probability %s, if a parabola holds)."
          .formatted(
              name(coarse.axis()),
              value(coarse.axis(), coarse.best()),
              Digits.fixed(coarse.gain(), Digits.places(coarse.runSd())),
              sd(coarse.runSd()),
              percent(coarse.chance()));
    }
    if (finding instanceof Finding.Diverged diverged) {
      return "%d of %d trials diverged, or ended no better than chance%s."
          .formatted(
              diverged.diverged(),
              diverged.ended(),
              diverged.where().isEmpty() ? "" : "; all of " + Words.list(diverged.where()));
    }
    if (finding instanceof Finding.StillImproving longer) {
      return "Training for %d epochs instead of %d was better by %s for each doubling, more than chance moves a trial (sd %s; probability %s): a longer one may be better still."
          .formatted(
              longer.to(),
              longer.from(),
              Digits.fixed(longer.gain(), Digits.places(longer.runSd())),
              sd(longer.runSd()),
              percent(longer.chance()));
    }
    if (finding instanceof Finding.WindowEdge window) {
      return (window.upper()
              ? "In %d of %d range tests the loss was lowest at the end of the window, near %s: higher rates were not seen."
              : "In %d of %d range tests the suggested rate lies at the start of the window, near %s: lower ones were not seen.")
          .formatted(window.tests(), window.of(), Digits.shortest(window.end()));
    }
    if (finding instanceof Finding.RangeTestsDisagree seeds) {
      return "What range tests suggest differs between seeds by a factor of %s (geometric standard deviation; probability of more than 2: %s)."
          .formatted(Digits.fixed(seeds.factor(), 1), percent(seeds.chance()));
    }
    return "Each setting has one seed, %d: what chance does is not known."
        .formatted(((Finding.OneSeed) finding).seed());
  }

  /** What to do about it. */
  public static String advice(Finding finding) {
    String remedy = Remedy.of(finding).map(AuditWords::words).orElse("");
    if (finding instanceof Finding.OneRate rate) {
      return "%s; or take the rates from range tests (max_lr: lr_find). If the rate is fixed on purpose, say so: scientific: [%s]."
          .formatted(remedy, rate.asked().key());
    }
    if (finding instanceof Finding.Diverged) {
      return "No sweep settles that: leave such values out of the next one, to spend the time elsewhere.";
    }
    if (finding instanceof Finding.StillImproving longer) {
      return "A sweep of other epochs is another sweep: try train.epochs %d for the best settings."
          .formatted(2 * longer.to());
    }
    if (finding instanceof Finding.RangeTestsDisagree) {
      return "No sweep settles that beside these trials: give max_lr as numbers, or several multiples ([0.5x, 1x, 2x]).";
    }
    return remedy.isEmpty() ? "Nothing lies beyond it that could be tried." : remedy + ".";
  }

  private static String atEdge(Finding.AtEdge edge) {
    NumericAxis axis = edge.axis();
    boolean isPair = axis.values().size() == 2;
    return "The best %s, %s, is the %s of %s that were tried (probability %s): a better one may lie %s."
        .formatted(
            name(axis),
            value(axis, axis.end(edge.upper())),
            isPair ? edge.upper() ? "higher" : "lower" : edge.upper() ? "highest" : "lowest",
            isPair ? "two" : "" + axis.values().size(),
            percent(edge.chance()),
            isPair ? "beyond it, or between them" : "beyond it");
  }

  private static String words(Remedy remedy) {
    if (remedy instanceof Remedy.Values more) {
      return "Add %s %s".formatted(name(more.axis()), values(more.axis(), more.values()));
    }
    if (remedy instanceof Remedy.Rates rates) {
      return "Add max_lr " + Words.list(rates.values().stream().map(Digits::shortest).toList());
    }
    if (remedy instanceof Remedy.Seeds seeds) {
      return "Add the seeds " + Words.list(seeds.seeds().stream().map(String::valueOf).toList());
    }
    Remedy.Window window = (Remedy.Window) remedy;
    return "Set lr_find.%s to %s"
        .formatted(window.upper() ? "end_lr" : "start_lr", Digits.shortest(window.end()));
  }

  private static String values(NumericAxis axis, List<Double> values) {
    return Words.list(
        values.stream().map(value -> value(axis, value)).collect(Collectors.toList()));
  }

  private static String name(NumericAxis axis) {
    return switch (axis.form()) {
      case UPPER_END -> "upper end of momentum";
      case LOWER_END -> "lower end of momentum";
      default -> axis.axis().key();
    };
  }

  private static String value(NumericAxis axis, double value) {
    return Digits.shortest(value) + (axis.form() == Form.MULTIPLE ? "x lr_find" : "");
  }

  private static String sd(double sd) {
    return Digits.fixed(sd, Digits.places(sd));
  }

  /** Never surer than the draws, nor rounded over the alarm: {@code under 1 %}, {@code 94.7 %}. */
  static String percent(double chance) {
    boolean isClose = Math.abs(chance - Audit.ALARM) < 0.005;
    return chance > 0.99
        ? "over 99 %"
        : chance < 0.01 ? "under 1 %" : Digits.fixed(100 * chance, isClose ? 1 : 0) + " %";
  }
}
