package io.onecycle.worker.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names of what is learnt as parts of the names of metrics, which are those of columns. */
public final class TargetNames {

  private static final int LONGEST = 40;

  private TargetNames() {}

  /** Lower-case letters, digits and {@code _}, each another; numbered where two are alike. */
  public static List<String> columns(List<String> names) {
    List<String> columns = new ArrayList<>();
    for (String name : names) {
      String plain =
          name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
      String some = plain.isEmpty() ? "output" : plain;
      String cut = some.substring(0, Math.min(LONGEST, some.length()));
      String free = cut;
      for (int i = 2; columns.contains(free); i++) {
        free = cut + "_" + i;
      }
      columns.add(free);
    }
    return List.copyOf(columns);
  }
}
