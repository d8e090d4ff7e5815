package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.LeftOut;
import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.stage.part.TableEncoding;
import io.onecycle.driver.stage.part.TableEncoding.Input;
import io.onecycle.driver.stage.part.TableEncoding.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says how each column of a staged table is used. */
public final class TableSummary {

  private static final int MOST_SHOWN = 200;

  private TableSummary() {}

  /** Lines, each after a line break; blank where the data is no table. */
  public static String of(Manifest staged) {
    return of(staged.table(), staged.task());
  }

  /** The same of a table that need not be staged yet. */
  static String of(TableEncoding table, String task) {
    if (table.inputs().isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    table.outputs().forEach(output -> lines.add("target " + output(output)));
    lines.add("task: " + task);
    inputs(lines, table, "numbers, to mean 0 and deviation 1", TableSummary::isPlain);
    inputs(
        lines,
        table,
        "numbers, large and close: less their middle, then to mean 0 and deviation 1",
        input -> isNumber(input) && input.standardised() && input.offset() != 0);
    inputs(
        lines,
        table,
        "0 or 1 as it is, one of them being rare",
        input -> isNumber(input) && !input.standardised());
    inputs(lines, table, "a 0 or 1 for each value", input -> !isNumber(input));
    if (!table.leftOut().isEmpty()) {
      lines.add("left out: " + listed(table.leftOut().stream().map(LeftOut::toString).toList()));
    }
    table.notes().forEach(note -> lines.add("note: " + note));
    return lines.stream().map(line -> "\n  " + line).collect(Collectors.joining());
  }

  private static String output(Output output) {
    List<String> classes =
        IntStream.range(0, output.classes().size())
            .mapToObj(i -> "%s %,d".formatted(output.classes().get(i), output.counts().get(i)))
            .toList();
    return classes.isEmpty()
        ? output.column() + ": numbers"
        : "%s: %d classes, of rows: %s".formatted(output.column(), classes.size(), listed(classes));
  }

  private static void inputs(
      List<String> lines, TableEncoding table, String how, Predicate<Input> which) {
    List<String> some =
        table.inputs().stream()
            .filter(which)
            .map(
                input ->
                    isNumber(input)
                        ? input.column()
                        : "%s (%d)".formatted(input.column(), input.categories().size()))
            .toList();
    if (!some.isEmpty()) {
      lines.add("%d inputs, %s: %s".formatted(some.size(), how, listed(some)));
    }
  }

  private static String listed(List<String> all) {
    return all.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
        + (all.size() > MOST_SHOWN ? ", … and " + (all.size() - MOST_SHOWN) + " more" : "");
  }

  private static boolean isNumber(Input input) {
    return input.categories().isEmpty();
  }

  private static boolean isPlain(Input input) {
    return isNumber(input) && input.standardised() && input.offset() == 0;
  }
}
