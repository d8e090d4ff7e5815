package io.onecycle.driver.stage.table;

import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Table;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table as Spark reads its files.
 *
 * @param rows each the cells; the fault of one that cannot be used, null else; its file; where the
 *     chunk starts
 */
record TableScan(TableHead head, JavaRDD<Row> rows) {

  static TableScan of(SparkSession sql, Table table, List<TableFile> files) {
    return table.kind() == Kind.CSV
        ? CsvScan.of(sql, CsvFiles.of(table.csv(), files))
        : ParquetScan.of(sql, ParquetFiles.of(table, files));
  }

  List<String> names() {
    return head.names();
  }
}
