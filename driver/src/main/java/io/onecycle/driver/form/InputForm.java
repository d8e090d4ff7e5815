package io.onecycle.driver.form;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.Serializable;
import java.util.List;

/**
 * How raw inputs become what a network is given, an array [n, channels, height, width]: each number
 * less the mean of its channel, over the channel's deviation.
 *
 * @param kind {@link #TABLE}, {@link #IMAGES} (numbers are pixels, 0 to 255) or {@link #NUMBERS}
 * @param channels of an example, or inputs
 * @param height in pixels; 1 of a table
 * @param width in pixels; 1 of a table
 * @param mean of each channel
 * @param sd of each channel, above 0
 * @param resize {@link #AS_IS}, where images must have that size, or the word in lower case for how
 *     they are brought to it: stretch, crop or pad
 * @param columns of a table, in the order of inputs; none of anything else
 * @param missing what is done where a row lacks a value: {@code error}, {@code mean} or {@code
 *     drop}
 * @param text how the table's texts were read
 */
public record InputForm(
    String kind,
    int channels,
    int height,
    int width,
    List<Double> mean,
    List<Double> sd,
    String resize,
    List<Column> columns,
    String missing,
    Csv text)
    implements Serializable {

  public static final String TABLE = "table";
  public static final String IMAGES = "images";
  public static final String NUMBERS = "numbers";

  /** Images must have the size as they are. */
  public static final String AS_IS = "none";

  private static final List<String> RESIZES = List.of(AS_IS, "stretch", "crop", "pad");

  public InputForm {
    mean = List.copyOf(mean);
    sd = List.copyOf(sd);
    columns = List.copyOf(columns);
    Require.that(
        RESIZES.contains(resize), "input.resize", resize, "one of " + String.join(", ", RESIZES));
    Require.that(
        mean.size() == channels && sd.size() == channels,
        "input.mean",
        mean.size() + " and " + sd.size() + " values",
        "one for each of the " + channels + " channels");
    int inputs = columns.stream().mapToInt(Column::inputs).sum();
    Require.that(
        kind.equals(TABLE) ? inputs == channels : columns.isEmpty(),
        "input.columns",
        inputs + " inputs",
        kind.equals(TABLE) ? "the " + channels + " of the network" : "none");
  }

  /** Of one example. */
  public Shape shape() {
    return new Shape(channels, height, width);
  }

  /**
   * A column of a table.
   *
   * @param name as the header has it
   * @param encoding {@link #NUMBER}, one input, or {@link #ONE_HOT}, an input, 0 or 1, for each of
   *     its values
   * @param values of a category, in the order of its inputs; none of a number
   * @param offset taken off a number before its mean is
   * @param fill what stands in for a missing number, the offset taken off; of account only where
   *     {@code missing} is {@code mean}
   * @param mean of each of its inputs
   * @param sd of each of its inputs
   */
  public record Column(
      String name,
      String encoding,
      List<String> values,
      double offset,
      double fill,
      List<Double> mean,
      List<Double> sd)
      implements Serializable {

    public static final String NUMBER = "number";
    public static final String ONE_HOT = "one_hot";

    public Column {
      values = List.copyOf(values);
      mean = List.copyOf(mean);
      sd = List.copyOf(sd);
      Require.that(
          List.of(NUMBER, ONE_HOT).contains(encoding),
          "input.columns.encoding",
          encoding,
          NUMBER + " or " + ONE_HOT);
    }

    /** How many inputs it becomes. */
    public int inputs() {
      return Math.max(1, values.size());
    }

    /** Whether it is one of numbers. */
    public boolean holdsNumbers() {
      return encoding.equals(NUMBER);
    }
  }
}
