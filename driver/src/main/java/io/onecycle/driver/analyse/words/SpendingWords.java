package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.compare.SeedSpending;
import java.util.ArrayList;
import java.util.List;

/** How the seeds came about, and what that does to the figures, in sentences. */
final class SpendingWords {

  private SpendingWords() {}

  /**
   * All that is to be said.
   *
   * @param isOpen whether more trials are owed
   */
  static List<String> sentences(SeedSpending spending, boolean isOpen) {
    List<String> sentences = new ArrayList<>();
    int min = spending.rule().min();
    int max = spending.rule().max();
    boolean isUndecided = !isOpen && spending.open() == 0 && spending.undecided() > 0;
    String how =
        isUndecided
            ? "ran out before the comparison was decided"
            : isOpen
                ? "are added until the comparison is decided"
                : "were added until the comparison was decided";
    sentences.add(
        "Seeds %s, %d to %d for each setting: %d trials of at most %d."
            .formatted(how, min, max, spending.trials(), (long) spending.settings() * max));
    if (isUndecided) {
      sentences.add(
          "Undecided with %d seeds: %s; a larger max of seeds lets them go on."
              .formatted(max, Words.count(spending.undecided(), "setting")));
    }
    sentences.add(
        "Intervals hold for all %s at the growing data together, p-values for all pairs of settings too."
            .formatted(looks(spending)));
    if (spending.open() > 0) {
      sentences.add(
          "Not finished: %s yet to be decided; the order may change."
              .formatted(
                  spending.open() == 1 ? "1 setting is" : spending.open() + " settings are"));
    }
    return sentences;
  }

  /** The header of p-values. */
  static String pLabel(SeedSpending spending) {
    return "p (all pairs, " + looks(spending) + ")";
  }

  private static String looks(SeedSpending spending) {
    return Words.count(spending.looks(), "look");
  }
}
