package io.onecycle.driver.refit;

import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.form.InputForm;
import io.onecycle.driver.form.OutputForm;
import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.stage.part.TableEncoding;
import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Identity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is to be known of a refitted network by whoever uses it elsewhere.
 *
 * @param input how raw inputs become what it is given
 * @param output what comes out
 */
public record SavedForm(InputForm input, OutputForm output) {

  private static final double WHITE = 255;

  /**
   * That of what was trained on.
   *
   * @param source as the sweep file names it; empty where data is built in
   * @throws IOException if the data cannot be read
   */
  public static SavedForm of(RefitSpec spec, Optional<DataSource> source, Scaling scaling)
      throws IOException {
    Examples examples = RefitData.here(spec).examples();
    Optional<Manifest> manifest =
        spec.trial().data() instanceof DataSpec.Own own
            ? Manifest.read(ResultFiles.at(own.location(), SparkStores.hadoop()).retrying())
            : Optional.empty();
    return new SavedForm(
        input(examples, manifest, source.map(DataSource::format), scaling.inputs()),
        output(examples.target(), manifest, scaling));
  }

  /** Whether the columns of a table are not known, as it was staged before they were kept. */
  public boolean lacksColumns(Optional<DataSource> source) {
    return source.filter(one -> one.format() instanceof DataFormat.Table).isPresent()
        && !input.kind().equals(InputForm.TABLE);
  }

  private static InputForm input(
      Examples examples,
      Optional<Manifest> manifest,
      Optional<DataFormat> format,
      Normalisation normalisation) {
    Shape shape = examples.shape();
    TableEncoding table = manifest.map(Manifest::table).orElse(TableEncoding.NONE);
    String kind =
        !table.inputs().isEmpty()
            ? InputForm.TABLE
            : examples.arePixels() ? InputForm.IMAGES : InputForm.NUMBERS;
    double unit = examples.arePixels() ? WHITE : 1;
    List<Double> mean = new ArrayList<>();
    List<Double> sd = new ArrayList<>();
    for (int channel = 0; channel < shape.channels(); channel++) {
      mean.add(normalisation.meanOf(channel, shape.channels()) * unit);
      sd.add(normalisation.sdOf(channel, shape.channels()) * unit);
    }
    String resize =
        format.isPresent()
                && format.get() instanceof DataFormat.Images images
                && images.resize().isPresent()
            ? Identity.lower(images.fit())
            : InputForm.AS_IS;
    return new InputForm(
        kind,
        shape.channels(),
        shape.height(),
        shape.width(),
        mean,
        sd,
        resize,
        columns(table, mean, sd),
        table.missing(),
        text(format));
  }

  private static List<InputForm.Column> columns(
      TableEncoding table, List<Double> mean, List<Double> sd) {
    List<InputForm.Column> columns = new ArrayList<>();
    int at = 0;
    for (TableEncoding.Input input : table.inputs()) {
      boolean isNumber = input.categories().isEmpty();
      int next = at + Math.max(1, input.categories().size());
      columns.add(
          new InputForm.Column(
              input.column(),
              isNumber ? InputForm.Column.NUMBER : InputForm.Column.ONE_HOT,
              input.categories(),
              input.offset(),
              input.fill(),
              mean.subList(at, next),
              sd.subList(at, next)));
      at = next;
    }
    return columns;
  }

  private static DataFormat.Csv text(Optional<DataFormat> format) {
    return format.isPresent()
            && format.get() instanceof DataFormat.Table table
            && table.kind() == DataFormat.Kind.CSV
        ? table.csv()
        : DataFormat.Csv.USUAL;
  }

  private static OutputForm output(Target target, Optional<Manifest> manifest, Scaling scaling) {
    List<String> targets = manifest.map(one -> one.columns().targets()).orElse(List.of());
    List<String> names = manifest.map(one -> one.columns().classes()).orElse(List.of());
    if (target instanceof Target.Classes classes) {
      List<String> numbered =
          IntStream.range(0, classes.outputs()).mapToObj(String::valueOf).toList();
      return new OutputForm(
          OutputForm.CLASSIFICATION,
          targets,
          names.size() == classes.outputs() ? names : numbered,
          List.of(),
          List.of(),
          List.of());
    }
    return new OutputForm(
        OutputForm.REGRESSION,
        targets,
        List.of(),
        scaling.targets().mean(),
        scaling.targets().sd(),
        scaling.targets().offset());
  }
}
