package io.onecycle.driver.stage.part;

import io.onecycle.worker.data.staged.StagedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Spark has made of a source.
 *
 * @param train pieces to learn from, in order
 * @param validation pieces to validate on, in order; none where the source sets none apart
 * @param test pieces to test on, in order
 * @param columns names of inputs and outputs
 * @param table how rows become numbers, where the source is a table
 */
public record Staged(
    List<PartOutcome> train,
    List<PartOutcome> validation,
    List<PartOutcome> test,
    Manifest.Columns columns,
    TableEncoding table) {

  /** Of a source that is no table. */
  public Staged(
      List<PartOutcome> train,
      List<PartOutcome> validation,
      List<PartOutcome> test,
      Manifest.Columns columns) {
    this(train, validation, test, columns, TableEncoding.NONE);
  }

  public Staged {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /**
   * The manifest of what is written.
   *
   * @param mostSkipped how many files that cannot be read may be left out
   * @throws InvalidDataException with all faults, if anything cannot be used
   */
  public Manifest manifest(
      String format, String source, Origin origin, Optional<Double> testShare, int mostSkipped) {
    List<PartOutcome> all = new ArrayList<>(train);
    all.addAll(validation);
    all.addAll(test);
    List<String> skipped =
        PartOutcome.written(all).stream().flatMap(one -> one.skipped().stream()).toList();
    List<String> faults = new ArrayList<>();
    if (skipped.size() > mostSkipped) {
      faults.addAll(skipped);
    }
    faults.addAll(PartOutcome.faults(all));
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    List<PartOutcome.Written> written = PartOutcome.written(train);
    if (written.stream().allMatch(one -> one.parts().isEmpty())) {
      throw new InvalidDataException("Cannot use " + source + ": it holds no example");
    }
    return Manifest.of(
        format,
        source,
        columns,
        table,
        origin.read(skipped, repeats(PartOutcome.written(all))),
        written,
        PartOutcome.written(validation),
        PartOutcome.written(test),
        testShare);
  }

  private static Repeats repeats(List<PartOutcome.Written> written) {
    return Repeats.of(
        written.stream().map(PartOutcome.Written::fingerprints).toList(),
        written.stream().flatMap(one -> one.parts().stream()).mapToInt(StagedPart::count).sum());
  }
}
