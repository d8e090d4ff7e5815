package io.onecycle.driver.predict;

import io.onecycle.driver.execute.SparkSettings;
import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.report.text.Csv;
import io.onecycle.driver.stage.NewExamples;
import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.worker.api.Shape;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Applies a saved network to files, by Spark: each task has a copy of the network. */
public final class Predictor {

  private static final int MOST_FAULTS = 20;

  private final Map<String, String> settings;
  private final Consumer<String> notes;

  /**
   * One that starts Spark when it is asked.
   *
   * @param settings on top of those that spark-submit passed, e.g. {@code spark.master}
   * @param notes is told in words what is left out
   */
  public Predictor(Map<String, String> settings, Consumer<String> notes) {
    this.settings = Map.copyOf(settings);
    this.notes = notes;
  }

  /**
   * Predicts, and writes a row for each example, in the order of the files and their rows.
   *
   * @param model a folder that refit has written, or its {@code model.zip}
   * @param files tables or images, folders of them, or URIs
   * @param out a name that ends in {@code .csv} or {@code .parquet}; blank for CSV to {@code
   *     console}
   * @return how many rows
   * @throws IOException if something cannot be read or written
   * @throws IllegalArgumentException if the model cannot be used, or {@code out} is taken
   * @throws InvalidDataException with the faults of the files; then nothing is written
   */
  public long predict(String model, List<String> files, String out, Writer console)
      throws IOException {
    Configuration early = SparkStores.hadoop();
    SavedFiles saved = SavedFiles.read(model, early);
    if (!out.isBlank()) {
      Destination unused = Destination.of(out, early);
    }
    SparkConf conf = SparkSettings.conf(settings);
    SparkSettings.openDoors(conf).forEach(notes);
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      Configuration hadoop = SparkStores.hadoop();
      Shape shape = saved.form().input().shape();
      JavaRDD<Prediction> predictions =
          new NewExamples(spark, hadoop, notes)
              .of(saved.form().input(), files)
              .mapPartitions(
                  new Application(
                      spark.broadcast(saved.archive()),
                      shape.channels(),
                      shape.height(),
                      shape.width()))
              .persist(StorageLevel.MEMORY_AND_DISK());
      refuse(predictions);
      long count = predictions.count();
      JavaRDD<Prediction> sorted =
          predictions.sortBy(Prediction::key, true, predictions.getNumPartitions());
      PredictionColumns columns = new PredictionColumns(saved.form().output());
      if (out.isBlank()) {
        csv(sorted, columns, console);
        console.flush();
      } else {
        Destination to = Destination.of(out, hadoop);
        if (to.isParquet()) {
          parquet(spark, sorted, columns, to);
        } else {
          to.write(hadoop, writer -> csv(sorted, columns, writer));
        }
      }
      return count;
    }
  }

  private static void refuse(JavaRDD<Prediction> predictions) {
    JavaRDD<Prediction> faulty = predictions.filter(Prediction::isFaulty);
    List<Prediction> some = faulty.take(MOST_FAULTS);
    if (!some.isEmpty()) {
      throw new InvalidDataException(some.stream().map(Prediction::fault).toList());
    }
  }

  private static void csv(JavaRDD<Prediction> sorted, PredictionColumns columns, Writer out)
      throws IOException {
    out.write(Csv.line(columns.names()));
    for (Iterator<Prediction> each = sorted.toLocalIterator(); each.hasNext(); ) {
      out.write(Csv.line(columns.values(each.next()).stream().map(String::valueOf).toList()));
    }
  }

  private static void parquet(
      JavaSparkContext spark,
      JavaRDD<Prediction> sorted,
      PredictionColumns columns,
      Destination to) {
    List<String> names = columns.names();
    StructType type = new StructType();
    for (int i = 0; i < names.size(); i++) {
      type = type.add(names.get(i), type(i, columns.output().tellsClasses()), false);
    }
    SparkSession sql = SparkSession.builder().sparkContext(spark.sc()).getOrCreate().newSession();
    // Classes, and so columns, may differ in case alone.
    sql.conf().set("spark.sql.caseSensitive", true);
    sql.createDataFrame(sorted.map(one -> RowFactory.create(columns.values(one).toArray())), type)
        .write()
        .parquet(to.uri().toString());
  }

  private static DataType type(int column, boolean ofClasses) {
    if (column == 0) {
      return DataTypes.StringType;
    }
    if (column == 1) {
      return DataTypes.LongType;
    }
    return ofClasses
        ? column == 2 ? DataTypes.StringType : DataTypes.FloatType
        : DataTypes.DoubleType;
  }
}
