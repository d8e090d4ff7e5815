package io.onecycle.driver.api;

import static org.apache.spark.sql.functions.col;

import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Result tables as Spark reads them. */
final class SparkTables {

  private static final Pattern URI_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

  private SparkTables() {}

  static ResultStore existing(String uri, SparkSession spark) {
    return ResultStore.existing(uri, spark.sparkContext().hadoopConfiguration());
  }

  static Dataset<Row> trials(SparkSession spark, ResultStore store, Results found) {
    return table(spark, store, found, "trials", "trial_id", trialIds(found));
  }

  static Dataset<Row> curves(SparkSession spark, ResultStore store, Results found) {
    return table(spark, store, found, "curves", "trial_id", trialIds(found));
  }

  static Dataset<Row> rangeTests(SparkSession spark, ResultStore store, Results found) {
    return table(spark, store, found, "lr_find_summary", "run_id", testIds(found));
  }

  static Dataset<Row> rangeCurves(SparkSession spark, ResultStore store, Results found) {
    return table(spark, store, found, "lr_find", "run_id", testIds(found));
  }

  private static List<String> trialIds(Results found) {
    return found.allTrials().stream().map(TrialRow::trialId).toList();
  }

  private static List<String> testIds(Results found) {
    return found.tests().stream().map(LrFindSummaryRow::runId).toList();
  }

  private static Dataset<Row> table(
      SparkSession spark,
      ResultStore store,
      Results found,
      String table,
      String id,
      List<String> ids) {
    if (ids.isEmpty()) {
      // There may be no file yet, and Spark reads no columns out of none.
      return spark.emptyDataFrame();
    }
    // Parts that were written with other metrics have other columns.
    Dataset<Row> all =
        spark
            .read()
            .option("mergeSchema", "true")
            .parquet(literally(located(store.root())) + "/" + table);
    return found.others() == 0 ? all : all.where(col(id).isin(ids.toArray()));
  }

  /** A folder is this machine's, whatever Spark's own file system is. */
  private static String located(String root) {
    return URI_SCHEME.matcher(root).lookingAt()
        ? root
        : "file://" + Path.of(root).toAbsolutePath().normalize();
  }

  /** Spark takes a path for a pattern. */
  private static String literally(String path) {
    return path.replaceAll("[\\\\{}\\[\\]*?]", "\\\\$0");
  }
}
