package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as Spark SQL reads them. */
class TableStagingTest {

  private static final String CLASSES = "{source: t.csv, format: csv, target: kind}";

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void rowsBecomeExamplesInTheirOrder() {
    csv("t.csv", "a,name,kind,b", "1.5,x,pear,-2", "2.5,y,apple,1e3", "3.5,z,pear,0");
    Dataset data = STAGES.load(CLASSES, folder);
    Examples train = data.train();
    assertThat(train.shape()).isEqualTo(Shape.features(2));
    assertThat(train.target()).isEqualTo(new Target.Classes(2));
    assertThat(inputs(train)).containsExactly(1.5f, -2f, 2.5f, 1000f, 3.5f, 0f);
    assertThat(labels(train)).containsExactly(1, 0, 1);
    assertThat(data.test().count()).isZero();
    assertThat(manifest().columns())
        .isEqualTo(
            new Manifest.Columns(
                List.of("a", "b"), List.of("kind"), List.of("apple", "pear"), List.of("name")));
    assertThat(manifest().inputMean().get(0)).isEqualTo(2.5);
  }

  @Test
  void theVersionIsTheSameHoweverSparkCutsTheFiles() {
    csv("many/one.csv", numbered(0, 300));
    csv("many/two.csv", numbered(300, 40));
    String data = "{source: many, format: csv, target: kind, missing: mean}";
    DataSpec.Own whole = STAGES.version(data, folder);
    DataSpec.Own cut = STAGES.versionInPiecesOf(500, data, folder);
    assertThat(cut).isEqualTo(whole);
    Examples train = Stages.load(cut).train();
    assertThat(train.count()).isEqualTo(340);
    assertThat(IntStream.range(0, 340).filter(i -> train.input(i, 0) != i)).isEmpty();
    double mean =
        IntStream.range(0, 340)
            .filter(i -> i % 7 != 3)
            .mapToDouble(i -> i / 8.0)
            .average()
            .orElseThrow();
    assertThat(train.input(3, 1)).isEqualTo((float) mean);
  }

  @Test
  void parquetOfTheSameRowsIsTheSameVersion() {
    csv("t.csv", numbered(0, 50));
    STAGES
        .sql()
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(folder.resolve("t.csv").toString())
        .na()
        .fill(7.0)
        .withColumn("kind", functions.col("kind").cast("string"))
        .coalesce(1)
        .write()
        .parquet(folder.resolve("p").toString());
    STAGES
        .sql()
        .read()
        .parquet(folder.resolve("p").toString())
        .coalesce(1)
        .write()
        .option("header", true)
        .csv(folder.resolve("c").toString());
    DataSpec.Own parquet = STAGES.version("{source: p, format: parquet, target: kind}", folder);
    DataSpec.Own csv = STAGES.version("{source: c, format: csv, target: kind}", folder);
    assertThat(parquet.version()).isEqualTo(csv.version());
  }

  @Test
  void severalNumbersAreLearntWithCategoriesAsInputsOfTheirOwn() {
    csv("t.csv", "size;colour;u;v", "1;red;10;-1", "2;blue;20;-2", "3;red;30;-3");
    Examples train =
        STAGES
            .load(
                "{source: t.csv, format: csv, target: [u, v], task: regression,"
                    + " categorical: colour, delimiter: ;}".replace(": ;", ": \";\""),
                folder)
            .train();
    assertThat(train.target()).isEqualTo(new Target.Numbers(2));
    assertThat(inputs(train)).containsExactly(1f, 0f, 1f, 2f, 1f, 0f, 3f, 0f, 1f);
    assertThat(train.value(2, 0)).isEqualTo(30);
    assertThat(train.value(2, 1)).isEqualTo(-3);
    assertThat(manifest().columns().features())
        .containsExactly("size", "colour=blue", "colour=red");
  }

  @Test
  void everyFaultIsToldWithItsFileRowColumnAndValue() {
    csv("t.csv", "a,b,kind", "1,2,x", ",2,y", "3,oops,x", "4,5,", "5,6,y");
    assertThatThrownBy(() -> STAGES.load(CLASSES, folder))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("t.csv row 3: b: oops is not a number")
        .hasMessageContaining("t.csv row 2: a: no value, nor in 0 more of 5 rows")
        .hasMessageContaining("missing: mean or drop")
        .hasMessageContaining("t.csv row 4: kind: no value");
    assertThat(Stages.staging(Stages.sweep(CLASSES), folder).resolved()).isEmpty();
  }

  @Test
  void rowsThatLackAValueAreDroppedOrGivenTheMean() {
    csv("t.csv", "a,b,kind", "1,2,x", ",4,y", "3,?,x", "8,3,y");
    String data = "{source: t.csv, format: csv, target: kind, na: \"?\", missing: %s}";
    assertThat(inputs(STAGES.load(data.formatted("drop"), folder).train()))
        .containsExactly(1f, 2f, 8f, 3f);
    assertThat(inputs(STAGES.load(data.formatted("mean"), folder).train()))
        .containsExactly(1f, 2f, 4f, 4f, 3f, 3f, 8f, 3f);
  }

  @Test
  void rowsOfTooFewOrTooManyValuesAreRefused() {
    csv("t.csv", "a,kind", "1,x", "2", "3,x,9", "4,y");
    assertThatThrownBy(() -> STAGES.load(CLASSES, folder))
        .hasMessageContaining("t.csv row 2: \"2\", expected 2 values")
        .hasMessageContaining("t.csv row 3: \"3,x,9\", expected 2 values");
  }

  @Test
  void filesOfAnotherHeaderAreRefused() {
    csv("t/1.csv", "a,kind", "1,x", "2,y");
    csv("t/2.csv", "kind,a", "x,1", "y,2");
    assertThatThrownBy(() -> STAGES.load("{source: t, format: csv, target: kind}", folder))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("header");
  }

  @Test
  void columnsThatAreNotThereAreNamedWithThoseThatAre() {
    csv("t.csv", "a,kind", "1,x", "2,y");
    assertThatThrownBy(
            () ->
                STAGES.load("{source: t.csv, format: csv, target: sort, features: [a, z]}", folder))
        .hasMessageContaining("column sort: expected one of a, kind")
        .hasMessageContaining("column z: expected one of a, kind");
  }

  @Test
  void categoriesOfTooManyValuesAreRefused() {
    List<String> lines = new ArrayList<>(List.of("id,kind"));
    IntStream.range(0, 200).forEach(i -> lines.add("n" + i + "," + i % 2));
    csv("t.csv", lines.toArray(String[]::new));
    assertThatThrownBy(
            () ->
                STAGES.load("{source: t.csv, format: csv, target: kind, categorical: id}", folder))
        .hasMessageContaining("Cannot use id as categorical: more than 100 different values");
  }

  @Test
  void theTestTableIsReadAsTheTrainingTable() {
    csv("t.csv", "a,kind", "1,x", "2,y");
    csv("u.csv", "a,kind", "7,y");
    Dataset data = STAGES.load("{source: t.csv, format: csv, target: kind, test: u.csv}", folder);
    assertThat(inputs(data.test())).containsExactly(7f);
    assertThat(labels(data.test())).containsExactly(1);
    csv("u.csv", "a,kind", "7,z");
    assertThatThrownBy(
            () -> STAGES.load("{source: t.csv, format: csv, target: kind, test: u.csv}", folder))
        .hasMessageContaining("u.csv row 1: kind: z is not among the 2 values");
  }

  @Test
  void aShareIsTestedOnInProportionOfTheClasses() {
    csv("t.csv", numbered(0, 200));
    Dataset data =
        STAGES.load("{source: t.csv, format: csv, target: kind, features: at, test: 0.25}", folder);
    assertThat(data.train().count()).isEqualTo(150);
    assertThat(data.test().count()).isEqualTo(50);
    assertThat(IntStream.of(labels(data.test())).filter(label -> label == 0)).hasSize(25);
  }

  @Test
  void whatIsNoParquetFileIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("p"));
    csv("p/broken.parquet", "no parquet");
    assertThatThrownBy(() -> STAGES.load("{source: p, format: parquet, target: kind}", folder))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("broken.parquet");
  }

  private void csv(String name, String... lines) {
    Stages.write(folder.resolve(name), lines);
  }

  private static String[] numbered(int from, int count) {
    List<String> lines = new ArrayList<>(List.of("at,eighth,kind"));
    IntStream.range(from, from + count)
        .forEach(i -> lines.add(i + "," + (i % 7 == 3 ? "" : i / 8.0) + "," + (i % 2)));
    return lines.toArray(String[]::new);
  }

  private Manifest manifest() {
    try (var folders = Files.list(folder.resolve("staged"))) {
      String only = folders.findFirst().orElseThrow().toString();
      return Manifest.read(ResultFiles.at(only, new Configuration())).orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static float[] inputs(Examples examples) {
    float[] all = new float[examples.count() * examples.shape().size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = examples.input(i / examples.shape().size(), i % examples.shape().size());
    }
    return all;
  }

  private static int[] labels(Examples examples) {
    return IntStream.range(0, examples.count()).map(examples::label).toArray();
  }
}
