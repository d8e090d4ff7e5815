package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.importance.Contribution;
import io.onecycle.driver.analyse.importance.Contribution.Kind;
import io.onecycle.driver.analyse.importance.DivergenceByAxis;
import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.analyse.importance.Importance.Basis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which axis moved the result, in sentences. */
public final class ImportanceWords {

  /** More effects than this are left to the table. */
  private static final int NAMED = 4;

  /** Smaller shares are written as 0 %. */
  private static final double VISIBLE = 0.0005;

  private ImportanceWords() {}

  /** The answer, a sentence each. */
  public static List<String> sentences(Importance importance) {
    List<String> sentences = new ArrayList<>();
    Basis basis = importance.basis();
    sentences.add(
        basis.axes().isEmpty()
            ? "No axis differs between trials that completed: there is nothing to attribute."
            : importance.contributions().isEmpty() ? untold(basis) : lead(importance));
    if (!importance.contributions().isEmpty()) {
      design(importance, sentences);
      if (importance.contributions().stream().anyMatch(one -> one.pValue().isPresent())) {
        sentences.add("This takes chance to be as large at each setting.");
      }
    }
    leftOut(basis, sentences);
    importance.divergence().map(ImportanceWords::divergence).ifPresent(sentences::add);
    return sentences;
  }

  /**
   * Which axis moved the result, in one sentence; empty unless several could have. Where trials
   * diverged it goes on: they have no part in it, and what made them diverge may matter most.
   */
  public static Optional<String> summary(Importance importance) {
    long axes = importance.contributions().stream().filter(one -> one.kind() == Kind.AXIS).count();
    boolean isOfSeveral = axes > 1 || (axes == 1 && !importance.basis().together().isEmpty());
    if (!isOfSeveral) {
      return Optional.empty();
    }
    List<String> sentences = new ArrayList<>(List.of(lead(importance)));
    if (importance.basis().diverged() > 0) {
      leftOut(importance.basis(), sentences);
      importance
          .divergence()
          .filter(DivergenceByAxis::isSignificant)
          .map(ImportanceWords::divergence)
          .ifPresent(sentences::add);
    }
    return Optional.of(String.join(" ", sentences));
  }

  /** What moved the result, and how much is chance. */
  private static String lead(Importance importance) {
    List<Contribution> told =
        importance.contributions().stream().filter(Contribution::isSignificant).toList();
    String chance =
        percent(share(importance.contributions().stream().filter(Contribution::isChance).toList()));
    boolean isTested =
        importance.contributions().stream().anyMatch(one -> one.pValue().isPresent());
    if (!isTested) {
      Contribution most = importance.contributions().get(0);
      return "%s moved %s most: %s of the variance between trials; without chance there is no test."
              .formatted(
                  most.term(), importance.basis().objective().metric(), percent(most.share()))
          + together(importance.basis());
    }
    if (told.isEmpty()) {
      return "No axis moved %s so that it can be told from chance: %s of the variance between trials is chance between seeds."
          .formatted(importance.basis().objective().metric(), chance);
    }
    Contribution most = told.get(0);
    List<String> parts = new ArrayList<>();
    parts.add(
        "%s moved %s most: %s of the variance between trials (%s%s)"
            .formatted(
                of(most),
                importance.basis().objective().metric(),
                percent(most.share()),
                interval(most).map(ci -> "95 % CI " + ci + ", ").orElse(""),
                Words.p(most.pValue().orElseThrow())));
    told.stream()
        .skip(1)
        .limit(NAMED - 1)
        .forEach(one -> parts.add(of(one) + " " + percent(one.share())));
    List<Contribution> others =
        importance.contributions().stream()
            .filter(one -> !one.isChance())
            .filter(one -> !told.subList(0, Math.min(NAMED, told.size())).contains(one))
            .toList();
    if (share(others) >= VISIBLE) {
      parts.add(
          (told.size() <= NAMED ? "what cannot be told from chance " : "all else ")
              + percent(share(others)));
    }
    parts.add(chance + " is chance between seeds");
    return String.join("; ", parts)
        + "."
        + multiples(importance.basis())
        + together(importance.basis());
  }

  private static String together(Basis basis) {
    return basis.together().stream()
        .map(axes -> Words.list(axes.stream().map(TrialAxis::key).toList()))
        .map(
            " Which of %s did it cannot be told: too few values of one were tried with several of another."
                ::formatted)
        .collect(Collectors.joining());
  }

  private static String multiples(Basis basis) {
    return basis.isRelative()
        ? " max_lr enters as its multiple of what the range tests suggest."
        : "";
  }

  private static String untold(Basis basis) {
    return basis.seeds() < 2
        ? "One seed: what the axes do cannot be told from chance; add seeds."
        : "What the axes do cannot be told: all trials came out alike, or too few completed.";
  }

  private static void design(Importance importance, List<String> sentences) {
    Basis basis = importance.basis();
    if (importance.contributions().stream().anyMatch(Contribution::isMixed)) {
      sentences.add(
          "With one seed, chance cannot be told from what axes do together: %s counts as chance."
              .formatted(
                  importance.contributions().stream().anyMatch(c -> c.kind() == Kind.INTERACTION)
                      ? "what three or more do together"
                      : "all of that"));
    }
    if (basis.isCurved()) {
      sentences.add(
          "The values of the axes hardly recur: each is taken as a parabola, and what two do together as the product of two lines; shares are of the %s that were tried, wherever the search looked."
              .formatted(Words.count(basis.settings(), "setting")));
    } else if (!basis.isComplete()) {
      sentences.add(
          "The %s are not a complete grid: an axis is credited with what it adds to the others, and shares are approximate."
              .formatted(Words.count(basis.trials(), "completed trial")));
    }
  }

  private static void leftOut(Basis basis, List<String> sentences) {
    int all = basis.trials() + basis.diverged() + basis.failed() + basis.shorter();
    List<String> parts = new ArrayList<>();
    add(basis.diverged(), "that diverged", parts);
    add(basis.failed(), "that failed", parts);
    add(basis.shorter(), "that were trained for fewer epochs than others", parts);
    if (!parts.isEmpty()) {
      sentences.add("Not in it, of %d trials: %s.".formatted(all, Words.list(parts)));
    }
  }

  private static void add(int count, String what, List<String> parts) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private static String divergence(DivergenceByAxis test) {
    if (!test.isSignificant()) {
      return "Which trials diverged cannot be told to depend on an axis (smallest Holm-adjusted %s, of %s)."
          .formatted(Words.p(test.pValue()), test.axis());
    }
    return "Which trials diverged depends on %s (%s): %s."
        .formatted(
            test.axis(),
            Words.p(test.pValue()),
            test.counts().entrySet().stream()
                .sorted(
                    Map.Entry.comparingByValue(
                        (a, b) ->
                            Double.compare(
                                b.diverged() / (double) b.ended(),
                                a.diverged() / (double) a.ended())))
                .limit(NAMED)
                .map(
                    one ->
                        "%d of %d at %s"
                            .formatted(
                                one.getValue().diverged(), one.getValue().ended(), one.getKey()))
                .collect(Collectors.joining(", ")));
  }

  private static String of(Contribution one) {
    return switch (one.kind()) {
      case INTERACTION -> one.term().replace(" × ", " and ") + " together";
      case REST -> "what more than two axes do together, or no curve follows,";
      default -> one.term();
    };
  }

  private static double share(List<Contribution> of) {
    return of.stream().mapToDouble(Contribution::share).sum();
  }

  private static Optional<String> interval(Contribution one) {
    return one.ci95Low().map(low -> number(low) + " to " + percent(one.ci95High().orElseThrow()));
  }

  /** {@code 61 %}; below ten with one decimal. */
  static String percent(double share) {
    return number(share) + " %";
  }

  private static String number(double share) {
    BigDecimal percent = BigDecimal.valueOf(100 * share);
    return percent
        .setScale(share < 0.0995 && share >= VISIBLE ? 1 : 0, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
