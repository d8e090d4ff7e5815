package io.onecycle.driver.stage.part;

import java.util.List;
import java.util.Optional;

/**
 * What Spark has made of a source.
 *
 * @param train pieces to learn from, in order
 * @param test pieces to test on, in order
 * @param columns names of inputs and outputs
 * @param table how rows become numbers, where the source is a table
 */
public record Staged(
    List<PartOutcome> train,
    List<PartOutcome> test,
    Manifest.Columns columns,
    TableEncoding table) {

  /** Of a source that is no table. */
  public Staged(List<PartOutcome> train, List<PartOutcome> test, Manifest.Columns columns) {
    this(train, test, columns, TableEncoding.NONE);
  }

  public Staged {
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /**
   * The manifest of what is written.
   *
   * @throws InvalidDataException with all faults, if anything cannot be used
   */
  public Manifest manifest(String format, String source, Optional<Double> testShare) {
    List<PartOutcome> all = new java.util.ArrayList<>(train);
    all.addAll(test);
    List<String> faults = PartOutcome.faults(all);
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    List<PartOutcome.Written> written = PartOutcome.written(train);
    if (written.stream().allMatch(one -> one.parts().isEmpty())) {
      throw new InvalidDataException("Cannot use " + source + ": it holds no example");
    }
    return Manifest.of(
        format, source, columns, table, written, PartOutcome.written(test), testShare);
  }
}
