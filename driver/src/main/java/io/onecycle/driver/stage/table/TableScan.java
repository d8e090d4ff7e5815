package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.LeftOut;
import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Table;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table as its files have it.
 *
 * @param names of its columns
 * @param unnamed places of columns for which the files have no name
 * @param leftOut columns of a kind that cannot be used, none of {@code names}
 * @param rows each the cells; the fault of one that cannot be used, null else; its file; where the
 *     chunk starts
 */
record TableScan(
    List<String> names, List<Integer> unnamed, List<LeftOut> leftOut, JavaRDD<Row> rows) {

  static TableScan of(SparkSession sql, Table table, List<TableFile> files) {
    return table.kind() == Kind.CSV
        ? CsvScan.of(sql, table.csv(), files)
        : ParquetScan.of(sql, table, files);
  }
}
