package io.onecycle.driver.sweep.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.yaml.Fault;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataFormat.Csv;
import io.onecycle.worker.trial.DataFormat.Fit;
import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Labels;
import io.onecycle.worker.trial.DataFormat.Missing;
import io.onecycle.worker.trial.DataFormat.Size;
import io.onecycle.worker.trial.DataFormat.Task;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.DataSource.TestSet;
import io.onecycle.worker.trial.DataSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data mapping of a sweep file. */
class OwnDataTest {

  @Test
  void aTableIsReadWithAllItsKeys() {
    assertThat(
            source(
                "{source: a/My Data.csv, format: csv, target: [u, v], task: regression,"
                    + " features: [p, q], categorical: r, ignore: [s], missing: mean, header: false,"
                    + " delimiter: tab, na: [NA], decimal: \",\", thousands: \"'\","
                    + " encoding: latin1, test: hdfs://h/t.csv}"))
        .isEqualTo(
            new DataSource(
                "my-data",
                "a/My Data.csv",
                new DataFormat.Table(
                    Kind.CSV,
                    List.of("u", "v"),
                    List.of("p", "q"),
                    List.of("r"),
                    List.of("s"),
                    Optional.of(Task.REGRESSION),
                    Missing.MEAN,
                    new Csv(false, "\t", List.of("NA"), ",", "'", "latin1")),
                new TestSet.At("hdfs://h/t.csv"),
                Optional.empty(),
                true));
  }

  @Test
  void imagesAreReadWithTheirSizeAndAShareToTestOn() {
    assertThat(
            source("{source: s3a://b/c/, format: images, resize: [32, 48], channels: 3, test: .2}"))
        .isEqualTo(
            new DataSource(
                "c",
                "s3a://b/c/",
                new DataFormat.Images(
                    Optional.of(new Size(32, 48)),
                    Fit.STRETCH,
                    Optional.of(3),
                    new Labels.ByFolder(),
                    0),
                new TestSet.Share(0.2),
                Optional.empty(),
                true));
  }

  @Test
  void aValidationSetIsNamedAndNamesMayMeanNothing() {
    DataSource source =
        source("{source: d/train, format: dl4j, validation: d/late, test: d/test, divide: false}");
    assertThat(source.validation()).contains("d/late");
    assertThat(source.isDivided()).isFalse();
    assertThat(source("{source: d, format: idx}").isDivided()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{source: x, format: csv} | data.target: nothing is given, expected the column to be"
            + " learnt, or a list of them",
        "{format: idx} | data.source: nothing is given, expected a file, a folder or their URI",
        "{source: x, format: scv} | data.format: scv is not supported, expected one of idx,"
            + " cifar10, cifar100, images, csv, parquet, dl4j, class",
        "{source: x, format: idx, target: y} | data.target: target is an unknown key, expected one"
            + " of source, format, validation, test, divide, label",
        "{source: x, format: images, resize: 32} | data.resize: 32 is not height and width,"
            + " expected [HEIGHT, WIDTH]",
        "{source: x, format: images, fit: crop} | data.fit: crop is without resize, expected"
            + " resize: [HEIGHT, WIDTH] too",
        "{source: x, format: images, label_from: a+} | data.label_from: a+ is not of one group,"
            + " expected name, or a regular expression with one group, the class, that is looked"
            + " for in each file's name",
        "{source: x, format: images, channels: 2} | data.channels: 2 is not supported, expected one"
            + " of 1, 3; did you mean 1?",
        "{source: x, format: images, test: 1.5} | data.test: 1.5 is outside (0, 1), expected a"
            + " share in (0, 1), or a path or a URI",
        "{source: x, format: idx, validation: 0.2} | data.validation: 0.2 is a number, expected a"
            + " path or a URI; for a share of the training examples train.validation",
        "{source: x, format: csv, target: [a, b]} | data.target: [a, b] is more than one column,"
            + " expected one, or task: regression",
        "{source: x, format: csv, target: a, features: [a, b]} | data.features: [a, b] is a list"
            + " with the target a, expected other columns",
        "{source: x, format: csv, target: a, ignore: [b, a]} | data.ignore: [b, a] is a list"
            + " with the target a, expected other columns",
        "{source: x, format: parquet, target: a, categorical: b, ignore: b} | data.ignore: b is a"
            + " list with the category b, expected other columns",
        "{source: x, format: csv, target: a, missing: zero} | data.missing: zero is not supported,"
            + " expected one of error, mean, drop",
        "{source: x, format: csv, target: a, encoding: utf-9} | data.encoding: utf-9 is not known to"
            + " this Java, expected the name of a character set, such as utf-8, windows-1252, latin1"
            + " or utf-16",
        "{source: x, format: csv, target: a, decimal: ',', thousands: ','} | data.thousands: \",\" is"
            + " that of decimal too, expected another character",
        "{format: class} | data.class: nothing is given, expected the name of a class in a jar of"
            + " --jars",
        "{source: x, format: csv, target: a, label: A B} | data.label: A B is not a name, expected"
            + " up to 100 of the characters a-z, 0-9, _ and -",
      })
  void whatCannotBeMeantIsNamed(String data, String fault) {
    assertThat(faults(data, "mlp", "")).containsExactly("x.yaml:2: " + fault);
  }

  @Test
  void networksForImagesAndAugmentationAreRefusedForTables() {
    assertThat(faults("{source: x, format: csv, target: a}", "lenet", ", augment: flip"))
        .hasSize(2)
        .anyMatch(
            fault ->
                fault.equals(
                    "x.yaml:3: model: lenet is a network for images, and the data has features"
                        + " without height and width, expected one for features, such as mlp"))
        .anyMatch(fault -> fault.contains("train.augment: flip is for images"));
  }

  private static DataSource source(String data) {
    SweepFile read = SweepFile.parse("x.yaml", text(data, "mlp", ""));
    assertThat(read).isInstanceOf(SweepFile.Valid.class);
    return ((DataSpec.Unstaged) ((SweepFile.Valid) read).spec().data()).source();
  }

  private static List<String> faults(String data, String model, String train) {
    SweepFile read = SweepFile.parse("x.yaml", text(data, model, train));
    assertThat(read).isInstanceOf(SweepFile.Faulty.class);
    return ((SweepFile.Faulty) read).faults().stream().map(Fault::message).toList();
  }

  private static String text(String data, String model, String train) {
    return """
    name: x
    data: %s
    model: %s
    train: {epochs: 1%s}
    grid: {max_lr: 0.1}
    """
        .formatted(data, model, train);
  }
}
