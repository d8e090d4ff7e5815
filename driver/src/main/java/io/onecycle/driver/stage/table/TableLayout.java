package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.LeftOut;
import io.onecycle.driver.stage.part.TableEncoding;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.trial.DataFormat.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * Which cells of a row become which inputs and outputs.
 *
 * @param inputs columns to learn from, in order
 * @param targets columns to be learnt, in order
 * @param offsets taken off the numbers of each; 0 of classes
 * @param classes names of classes; none where numbers are learnt
 * @param drops whether rows that lack a value are left out
 */
record TableLayout(
    List<Input> inputs,
    List<Integer> targets,
    List<Double> offsets,
    List<String> classes,
    boolean drops,
    Cells cells)
    implements Serializable {

  TableLayout {
    // Kept in what is serializable.
    inputs = new ArrayList<>(inputs);
    targets = new ArrayList<>(targets);
    offsets = new ArrayList<>(offsets);
    classes = new ArrayList<>(classes);
  }

  /**
   * A column to learn from.
   *
   * @param column its place
   * @param categories its values, each an input; none of a column of numbers
   * @param offset taken off each number
   * @param standardised whether trials bring it to mean 0 and deviation 1
   */
  record Input(
      int column, String name, List<String> categories, double offset, boolean standardised)
      implements Serializable {
    Input {
      categories = new ArrayList<>(categories);
    }

    int width() {
      return Math.max(1, categories.size());
    }

    List<String> names() {
      return categories.isEmpty()
          ? List.of(name)
          : categories.stream().map(value -> name + "=" + value).toList();
    }
  }

  int width() {
    return inputs.stream().mapToInt(Input::width).sum();
  }

  /**
   * All that is needed to encode another row, by the names of columns.
   *
   * @param used the rows of the training table
   * @param means of the inputs, to stand in for missing ones; none where none are
   */
  TableEncoding encoding(
      Table table, UsedRows used, List<LeftOut> leftOut, List<String> notes, double[] means) {
    List<TableEncoding.Input> columns = new ArrayList<>();
    int at = 0;
    for (Input input : inputs) {
      boolean isFilled = means.length > 0 && input.categories().isEmpty();
      columns.add(
          new TableEncoding.Input(
              input.name(),
              input.categories(),
              input.offset(),
              isFilled ? means[at] : 0,
              input.standardised()));
      at += input.width();
    }
    List<TableEncoding.Output> outputs = new ArrayList<>();
    for (int k = 0; k < targets.size(); k++) {
      outputs.add(
          new TableEncoding.Output(
              table.targets().get(k), classes, used.ofClasses(), offsets.get(k)));
    }
    return new TableEncoding(
        columns,
        outputs,
        leftOut,
        table.missing().name().toLowerCase(Locale.ROOT),
        table.csv().na(),
        table.csv().decimal(),
        table.csv().thousands(),
        notes);
  }

  /** Whether a row is used. */
  boolean keeps(Row row) {
    return !drops
        || (inputs.stream().noneMatch(input -> cells.isMissing(row.get(input.column())))
            && targets.stream().noneMatch(column -> cells.isMissing(row.get(column))));
  }

  /** The place of a row's class; 0 where numbers are learnt. */
  int classOf(Row row) {
    return classes.isEmpty() ? 0 : classes.indexOf(Cells.text(row.get(targets.get(0))));
  }

  /** Inputs, then targets, or the place of the class; NaN where a value is missing. */
  float[] encode(Row row) {
    float[] numbers = new float[width() + targets.size()];
    int at = 0;
    for (Input input : inputs) {
      Object cell = row.get(input.column());
      if (input.categories().isEmpty()) {
        numbers[at] = number(cell, input.offset());
      } else {
        int value = input.categories().indexOf(Cells.text(cell));
        for (int i = 0; i < input.width(); i++) {
          numbers[at + i] = value < 0 ? Float.NaN : i == value ? 1 : 0;
        }
      }
      at += input.width();
    }
    for (int k = 0; k < targets.size(); k++) {
      Object cell = row.get(targets.get(k));
      numbers[at++] =
          classes.isEmpty() ? number(cell, offsets.get(k)) : classes.indexOf(Cells.text(cell));
    }
    return numbers;
  }

  private float number(Object cell, double offset) {
    // Adding 0 where nothing is taken off would make -0 a 0.
    double number = cells.isMissing(cell) ? Double.NaN : cells.number(cell).orElse(Double.NaN);
    return (float) (offset == 0 ? number : number - offset);
  }

  /**
   * The examples of encoded rows.
   *
   * @param means of the inputs, to stand in for missing ones; none where none are
   */
  Examples examples(List<float[]> rows, double[] means) {
    int width = width();
    float[] features = new float[Math.multiplyExact(rows.size(), width)];
    float[] values = new float[classes.isEmpty() ? rows.size() * targets.size() : 0];
    int[] labels = new int[classes.isEmpty() ? 0 : rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      float[] row = rows.get(i);
      for (int k = 0; k < width; k++) {
        boolean fill = Float.isNaN(row[k]) && means.length > 0;
        features[i * width + k] = fill ? (float) means[k] : row[k];
      }
      if (classes.isEmpty()) {
        System.arraycopy(row, width, values, i * targets.size(), targets.size());
      } else {
        labels[i] = (int) row[width];
      }
    }
    Shape shape = Shape.features(width);
    return classes.isEmpty()
        ? Examples.features(shape, features, targets.size(), values)
        : Examples.features(shape, features, classes.size(), labels);
  }

  /** Classes sorted as numbers where all are, else as text. */
  static List<String> sorted(java.util.Set<String> texts, Cells cells) {
    boolean numeric = texts.stream().allMatch(text -> cells.number(text).isPresent());
    if (!numeric) {
      return texts.stream().sorted().toList();
    }
    TreeMap<Double, List<String>> byNumber = new TreeMap<>();
    texts.stream()
        .sorted()
        .forEach(
            text ->
                byNumber
                    .computeIfAbsent(cells.number(text).orElseThrow(), number -> new ArrayList<>())
                    .add(text));
    return byNumber.values().stream().flatMap(List::stream).toList();
  }
}
