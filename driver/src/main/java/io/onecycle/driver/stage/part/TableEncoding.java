package io.onecycle.driver.stage.part;

import java.util.List;

/**
 * How a row of a table becomes the numbers that parts hold: all that is needed to do the same with
 * another row. Of data that is no table it has no columns.
 *
 * @param inputs columns to learn from, in the order of inputs
 * @param missing what is done with a row that lacks a value: {@code error}, {@code mean} or {@code
 *     drop}
 */
public record TableEncoding(List<Input> inputs, String missing) {

  public static final TableEncoding NONE = new TableEncoding(List.of(), "error");

  public TableEncoding {
    inputs = List.copyOf(inputs);
  }

  /**
   * A column to learn from: one input, or an input, 0 or 1, for each of its categories.
   *
   * @param categories its values in order, blanks around them taken off; none of a column of
   *     numbers
   * @param fill what stands in for a missing number; of account only where {@code missing} is
   *     {@code mean}
   */
  public record Input(String column, List<String> categories, double fill) {
    public Input {
      categories = List.copyOf(categories);
    }
  }
}
