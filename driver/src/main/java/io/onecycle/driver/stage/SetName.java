package io.onecycle.driver.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sets that a source may be divided into, and the words by which names tell them. */
enum SetName {
  TRAINING("training"),
  VALIDATION("validation"),
  TEST("test");

  private static final Pattern ENDING =
      Pattern.compile(
          "(?i)\\.(csv|tsv|tab|txt|dat|data|parquet|pq|bin|gz|gzip|bz2|zst|snappy|lz4|deflate)$");

  private static final Map<String, SetName> WORDS =
      Map.of(
          "train", TRAINING,
          "training", TRAINING,
          "val", VALIDATION,
          "valid", VALIDATION,
          "validation", VALIDATION,
          "dev", VALIDATION,
          "test", TEST,
          "testing", TEST);

  private final String title;

  SetName(String title) {
    this.title = title;
  }

  /**
   * A name that tells of a set.
   *
   * @param set of which
   * @param word that tells it, in lower case
   * @param rest of the name, in lower case; blank where the word is all of it
   */
  record Telling(SetName set, String word, String rest) {}

  /** As messages call it. */
  String title() {
    return title;
  }

  /**
   * What the name of a folder or a file, without folders, tells: its first or its last word counts.
   * Empty if it tells of no set, or of two.
   */
  static Optional<Telling> in(String name) {
    List<String> parts = parts(name);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Optional<Telling> first = telling(parts, 0);
    Optional<Telling> last = telling(parts, parts.size() - 1);
    boolean differ = first.isPresent() && last.isPresent() && first.get().set() != last.get().set();
    return differ ? Optional.empty() : first.or(() -> last);
  }

  private static Optional<Telling> telling(List<String> parts, int at) {
    List<String> others = new ArrayList<>(parts);
    String word = others.remove(at);
    return Optional.ofNullable(WORDS.get(word))
        .map(set -> new Telling(set, word, String.join(" ", others)));
  }

  /** Words in lower case, without what tells how the file is written. */
  private static List<String> parts(String name) {
    String stem = name;
    for (String cut = ""; !cut.equals(stem); ) {
      cut = stem;
      stem = ENDING.matcher(stem).replaceFirst("");
    }
    String apart = stem.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    // What the files of MNIST's form call their test set.
    String plain = apart.replaceAll("(?<![a-z0-9])t10k(?![a-z0-9])", "test");
    return Arrays.stream(plain.split("[^a-z]+")).filter(part -> !part.isEmpty()).toList();
  }
}
