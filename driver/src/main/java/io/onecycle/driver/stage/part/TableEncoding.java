package io.onecycle.driver.stage.part;

import io.onecycle.worker.data.Representation;
import java.util.ArrayList;
import java.util.List;

/**
 * How a row of a table becomes the numbers that parts hold: all that is needed to do the same with
 * another row. None of its parts has any columns where data is no table.
 *
 * @param inputs columns to learn from, in the order of inputs
 * @param outputs columns that are learnt, in order
 * @param leftOut columns that are not used
 * @param missing what is done with a row that lacks a value: {@code error}, {@code mean} or {@code
 *     drop}
 * @param na texts that stand for a missing value, beside the empty one
 * @param decimal what stands before the fraction of a number in a text
 * @param thousands what stands between groups of digits; empty where nothing does
 * @param notes what is odd about columns that are used
 */
public record TableEncoding(
    List<Input> inputs,
    List<Output> outputs,
    List<LeftOut> leftOut,
    String missing,
    List<String> na,
    String decimal,
    String thousands,
    List<String> notes) {

  public static final TableEncoding NONE =
      new TableEncoding(List.of(), List.of(), List.of(), "error", List.of(), ".", "", List.of());

  public TableEncoding {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    leftOut = List.copyOf(leftOut);
    na = List.copyOf(na);
    notes = List.copyOf(notes);
  }

  /**
   * A column to learn from: one input, the number less {@code offset} as a float32; or an input, 0
   * or 1, for each of its categories.
   *
   * @param categories its values in order, blanks around them taken off; none of a column of
   *     numbers
   * @param offset taken off first, so that float32 tells numbers apart that are large and close
   * @param fill what stands in for a missing value, {@code offset} taken off; of account only where
   *     {@code missing} is {@code mean}
   * @param standardised whether trials bring it to mean 0 and deviation 1; else it is 0 or 1 and
   *     stays so
   */
  public record Input(
      String column, List<String> categories, double offset, double fill, boolean standardised) {
    public Input {
      categories = List.copyOf(categories);
    }

    int width() {
      return Math.max(1, categories.size());
    }
  }

  /**
   * A column that is learnt.
   *
   * @param classes its values in the order of outputs; none where it is a number
   * @param counts training rows of each class, before any are held out
   * @param offset taken off a number first, and to be added to what a network says
   */
  public record Output(String column, List<String> classes, List<Long> counts, double offset) {
    public Output {
      classes = List.copyOf(classes);
      counts = List.copyOf(counts);
    }
  }

  /** What trials need to know of it. */
  public Representation representation() {
    List<Integer> indicators = new ArrayList<>();
    int at = 0;
    for (Input input : inputs) {
      for (int i = 0; i < input.width(); i++) {
        if (!input.standardised) {
          indicators.add(at + i);
        }
      }
      at += input.width();
    }
    boolean shifts = outputs.stream().anyMatch(output -> output.offset != 0);
    return new Representation(
        indicators, shifts ? outputs.stream().map(Output::offset).toList() : List.of());
  }

  /** What of it the content of parts does not tell; empty where that is all. */
  String trace() {
    boolean shifts = inputs.stream().anyMatch(input -> input.offset != 0);
    Representation how = representation();
    return (how.indicators().isEmpty() ? "" : ";indicators=" + how.indicators())
        + (how.targetOffsets().isEmpty() ? "" : ";target_offsets=" + how.targetOffsets())
        + (shifts ? ";offsets=" + inputs.stream().map(Input::offset).toList() : "");
  }
}
