package io.onecycle.driver.stage;

import io.onecycle.driver.form.InputForm;
import io.onecycle.driver.form.NewExample;
import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.PartFiles;
import io.onecycle.driver.stage.table.NewRows;
import io.onecycle.worker.data.file.ImageFile;
import io.onecycle.worker.trial.DataFormat.Fit;
import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Files that a saved network is to be applied to: tables, or images. */
public final class NewExamples {

  private static final int IMAGES_PER_TASK = 64;

  private final JavaSparkContext spark;
  private final Configuration hadoop;
  private final Consumer<String> notes;

  /**
   * With Spark running.
   *
   * @param notes is told in words what is left out
   */
  public NewExamples(JavaSparkContext spark, Configuration hadoop, Consumer<String> notes) {
    this.spark = spark;
    this.hadoop = hadoop;
    this.notes = notes;
  }

  /**
   * The examples of all files, in their order.
   *
   * @param given files, folders or URIs
   * @throws IOException if a folder cannot be listed
   * @throws InvalidDataException with all faults
   */
  public JavaRDD<NewExample> of(InputForm form, List<String> given) throws IOException {
    if (form.kind().equals(InputForm.NUMBERS) && form.height() * form.width() > 1) {
      throw new InvalidDataException(
          ("Cannot predict from files: the model was trained on numbers of shape %s, which no file"
                  + " of a table or of an image has; it can be used by Deeplearning4j")
              .formatted(form.shape()));
    }
    Map<String, SourceFile> files = new LinkedHashMap<>();
    Set<String> repeated = new LinkedHashSet<>();
    for (String each : given) {
      for (SourceFile file : SourceFiles.list(SourceFiles.absolute(each, Path.of("")), hadoop)) {
        if (files.containsKey(file.uri())) {
          repeated.add(file.uri());
        }
        // The longer name has the folders, and so the columns in their names.
        files.merge(
            file.uri(), file, (one, two) -> one.name().length() < two.name().length() ? two : one);
      }
    }
    if (!repeated.isEmpty()) {
      notes.accept(
          "%d files are named more than once, such as %s: predicted once, where they come first"
              .formatted(repeated.size(), repeated.iterator().next()));
    }
    List<SourceFile> all = List.copyOf(files.values());
    return form.kind().equals(InputForm.IMAGES) ? images(form, all, given) : rows(form, all);
  }

  private JavaRDD<NewExample> rows(InputForm form, List<SourceFile> files) {
    List<String> parquet =
        files.stream().map(SourceFile::uri).filter(NewExamples::isParquet).toList();
    if (!parquet.isEmpty() && parquet.size() < files.size()) {
      throw new InvalidDataException(
          "Cannot use %s beside files of text, expected one kind of file"
              .formatted(parquet.get(0)));
    }
    Kind kind = parquet.isEmpty() ? Kind.CSV : Kind.PARQUET;
    TableFiles.check(files, kind, hadoop);
    return NewRows.of(spark, form, kind, TableFiles.of(files));
  }

  private static boolean isParquet(String uri) {
    return uri.toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  private JavaRDD<NewExample> images(InputForm form, List<SourceFile> files, List<String> given) {
    Map<Boolean, List<SourceFile>> isImage =
        files.stream().collect(Collectors.partitioningBy(file -> ImageFile.isNamed(file.name())));
    List<SourceFile> images = isImage.get(true);
    List<SourceFile> others = isImage.get(false);
    if (images.isEmpty()) {
      throw new InvalidDataException(
          "Cannot use %s: expected images: PNG, JPEG, GIF, BMP or WebP"
              .formatted(String.join(", ", given)));
    }
    if (!others.isEmpty()) {
      notes.accept(
          "left out %d files that are no images, such as %s"
              .formatted(others.size(), others.get(0).uri()));
    }
    List<Placed> placed = new ArrayList<>();
    images.forEach(image -> placed.add(new Placed(image, placed.size())));
    int tasks = Math.max(spark.defaultParallelism(), placed.size() / IMAGES_PER_TASK);
    return spark
        .parallelize(placed, Math.min(placed.size(), tasks))
        .map(image -> image.read(form, PartFiles.hadoop()));
  }

  private record Placed(SourceFile file, int place) implements java.io.Serializable {

    NewExample read(InputForm form, Configuration hadoop) {
      Size size = new Size(form.height(), form.width());
      Optional<Fit> fit =
          form.resize().equals(InputForm.AS_IS)
              ? Optional.empty()
              : Optional.of(Fit.valueOf(form.resize().toUpperCase(Locale.ROOT)));
      try {
        ImageFile image = new ImageFile(file.uri(), file.read(hadoop, ImageFile.MOST_BYTES));
        byte[] planes = image.planes(size, fit, form.channels());
        return new NewExample(file.uri(), place, 0, scaled(planes, form), "");
      } catch (IOException e) {
        // Spark would try again what stays wrong.
        return new NewExample(file.uri(), place, 0, new float[0], String.valueOf(e.getMessage()));
      }
    }

    private static float[] scaled(byte[] planes, InputForm form) {
      float[] inputs = new float[planes.length];
      int plane = form.height() * form.width();
      for (int i = 0; i < inputs.length; i++) {
        double mean = form.mean().get(i / plane);
        inputs[i] = (float) ((Byte.toUnsignedInt(planes[i]) - mean) / form.sd().get(i / plane));
      }
      return inputs;
    }
  }
}
