package io.onecycle.driver.sweep.read.field;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which of the known words was meant. */
public final class Nearest {

  private static final int LONGEST_GUESSED = 40;

  private Nearest() {}

  /** The known words, and the one that was meant where one is near enough. */
  public static String oneOf(Collection<String> known, String given) {
    String all = "one of " + String.join(", ", known);
    return to(given, known).map(near -> all + "; did you mean " + near + "?").orElse(all);
  }

  /** The known word fewest edits away, if at most a third of its letters differ. */
  static Optional<String> to(String given, Collection<String> known) {
    if (given.length() > LONGEST_GUESSED) {
      return Optional.empty();
    }
    String plain = given.toLowerCase(Locale.ROOT).replace('-', '_');
    return known.stream()
        .filter(word -> edits(plain, word.replace('-', '_')) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt(word -> edits(plain, word.replace('-', '_'))));
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
