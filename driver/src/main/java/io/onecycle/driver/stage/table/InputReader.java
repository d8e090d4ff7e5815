package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.LeftOut;
import io.onecycle.worker.trial.DataFormat.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Decides which columns are learnt from, and says what is odd about them. */
final class InputReader {

  /** Beyond it a column is no category: a network would learn its rows by heart. */
  private static final int MOST_CATEGORIES = 100;

  private static final int SHOWN = 40;

  private static final Pattern ID = Pattern.compile("(?i)(.*[ _.-])?(id|index|key|no|nr)|.*I[dD]");

  private final Table table;
  private final TableProfile profile;
  private final Cells cells;
  private final List<String> faults;
  private final List<LeftOut> leftOut;
  private final List<String> notes = new ArrayList<>();

  /**
   * A reader that adds what it finds to {@code faults}.
   *
   * @param leftOut columns that were not read at all
   */
  InputReader(
      Table table, TableProfile profile, Cells cells, List<LeftOut> leftOut, List<String> faults) {
    this.table = table;
    this.profile = profile;
    this.cells = cells;
    this.leftOut = new ArrayList<>(leftOut);
    this.faults = faults;
  }

  /** The columns, in their order. */
  List<TableLayout.Input> read(List<Integer> unnamed) {
    List<TableLayout.Input> inputs = new ArrayList<>();
    for (int i = 0; i < profile.names().size(); i++) {
      String name = profile.names().get(i);
      boolean asked = table.features().contains(name);
      if (table.targets().contains(name)) {
        continue;
      }
      if (table.ignored().contains(name)) {
        leftOut.add(new LeftOut(name, "as ignore says"));
      } else if (table.categorical().contains(name)) {
        inputs.add(new TableLayout.Input(i, name, categories(i), 0, false));
      } else if (unnamed.contains(i) && !asked) {
        unnamed(i);
      } else if (!asked && table.features().isEmpty() && isConstant(i)) {
        leftOut.add(new LeftOut(name, only(profile.column(i))));
      } else if (asked || (table.features().isEmpty() && isNumbers(i))) {
        requireNumbers(i);
        inputs.add(numbers(i, name));
      } else if (table.features().isEmpty()) {
        leftOut.add(new LeftOut(name, text(profile.column(i))));
      }
    }
    return inputs;
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  List<String> notes() {
    return notes;
  }

  private boolean isNumbers(int column) {
    return profile.column(column).isMeantAsNumbers();
  }

  private boolean isConstant(int column) {
    ColumnProfile found = profile.column(column);
    return found.isNumeric() && found.range().isConstant();
  }

  private static String only(ColumnProfile found) {
    String value = found.texts().firstKey();
    return "no value but " + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value);
  }

  private TableLayout.Input numbers(int column, String name) {
    ColumnProfile found = profile.column(column);
    NumberRange range = found.range();
    if (range.isConstant()) {
      notes.add(name + " has " + only(found) + ": it tells nothing");
    } else if (range.isRun()) {
      notes.add(name + " numbers the rows, as an id does; " + ignoring(name));
    } else if (range.isWhole() && found.isDistinct() && ID.matcher(name).matches()) {
      notes.add(name + " seems to be an id, another in each row; " + ignoring(name));
    }
    boolean isIndicator = range.isRareIndicator() && found.missing() == 0;
    return new TableLayout.Input(column, name, List.of(), range.offset(), !isIndicator);
  }

  private static String ignoring(String name) {
    return "if it tells nothing, say ignore: [" + name + "]";
  }

  /** Of pandas and R the first column: the index, or the names of the rows. */
  private void unnamed(int column) {
    String name = profile.names().get(column);
    ColumnProfile found = profile.column(column);
    if (found.present() == 0) {
      leftOut.add(new LeftOut(name, "no name and no value"));
    } else if (column == 0 && found.isDistinct()) {
      leftOut.add(new LeftOut(name, "no name and another value in each row: an index"));
    } else if (!table.features().isEmpty()) {
      leftOut.add(new LeftOut(name, "no name"));
    } else {
      faults.add(
          ("Cannot use column %d: it has no name, but values such as %s, expected a name in the"
                  + " first line; or list the columns to use in features, this one as %s, or say"
                  + " ignore: [%s]")
              .formatted(column + 1, found.texts().firstKey(), name, name));
    }
  }

  private static String text(ColumnProfile found) {
    return found.present() == 0
        ? "no value"
        : found.hasTooManyTexts()
            ? "text, more than %d different values".formatted(ColumnProfile.MOST_TEXTS)
            : found.texts().size() == 1
                ? only(found)
                : found.isDistinct()
                    ? "text, another value in each row"
                    : "text, %d different values%s"
                        .formatted(
                            found.texts().size(),
                            found.texts().size() > MOST_CATEGORIES ? "" : "; could be categorical");
  }

  /** Tells the first cell that is no number, and how it might be one. */
  void requireNumbers(int column) {
    ColumnProfile found = profile.column(column);
    String name = profile.names().get(column);
    if (found.present() == 0) {
      faults.add("Cannot use column " + name + ": it has no value in any row");
    }
    String advice =
        found.firstAlike().map(place -> cells.numbers().advice(place.value())).orElse("");
    found
        .firstAlike()
        .or(found::firstText)
        .ifPresent(
            place ->
                faults.add(
                    "%s: %s: %s is not a number (nor are %d more of %d values), expected one in each row; or %s"
                        .formatted(
                            profile.at(place),
                            name,
                            place.value(),
                            found.present() - found.numbers() - 1,
                            found.present(),
                            advice.isEmpty()
                                ? "name the column in categorical, its text in na, or the other"
                                    + " columns in features"
                                : "say " + advice)));
  }

  private List<String> categories(int column) {
    ColumnProfile values = profile.column(column);
    if (values.texts().size() > MOST_CATEGORIES) {
      faults.add(
          "Cannot use %s as categorical: more than %d different values, expected at most so many"
              .formatted(profile.names().get(column), MOST_CATEGORIES));
    }
    if (values.texts().size() == 1) {
      notes.add(profile.names().get(column) + " has " + only(values) + ": it tells nothing");
    }
    return TableLayout.sorted(values.texts().keySet(), cells);
  }
}
