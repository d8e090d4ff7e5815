package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.PartFiles;
import io.onecycle.driver.stage.table.csv.CsvCuts;
import io.onecycle.driver.stage.table.csv.CsvForm;
import io.onecycle.driver.stage.table.csv.CsvPiece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Scans text files: Spark's own reader takes paths for patterns and bad bytes for characters. */
final class CsvScan {

  private static final int MOST_SPARK_TASKS = 10_000;

  private CsvScan() {}

  static TableScan of(SparkSession sql, CsvFiles table) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(sql.sparkContext());
    CsvForm form = table.form();
    FolderColumns folders = table.folders();
    String most = sql.conf().get("spark.sql.files.maxPartitionBytes");
    List<CsvPiece> pieces =
        pieces(
            spark,
            new SparkConf(false).set("most", most).getSizeAsBytes("most"),
            form,
            table.files());
    return new TableScan(
        table.head(),
        spark
            .parallelize(new ArrayList<>(pieces), tasks(pieces.size()))
            .mapPartitions(some -> new PieceRows(some, form, folders)));
  }

  private static List<CsvPiece> pieces(
      JavaSparkContext spark, long most, CsvForm form, List<TableFile> files) {
    List<CsvPiece> cut = new ArrayList<>();
    for (TableFile file : files) {
      try {
        cut.addAll(
            CsvCuts.of(file.uri(), file.bytes(), Math.max(1, most), form, PartFiles.hadoop()));
      } catch (IOException e) {
        throw new InvalidDataException("Cannot read " + file.uri() + ": " + e.getMessage());
      }
    }
    List<CsvPiece> parts = cut.stream().filter(piece -> piece.end() != Long.MAX_VALUE).toList();
    if (parts.isEmpty()) {
      return cut;
    }
    Set<String> uncut =
        new HashSet<>(
            spark
                .parallelize(new ArrayList<>(parts), tasks(parts.size()))
                .filter(piece -> CsvCuts.hasBreak(piece, form, PartFiles.hadoop()))
                .map(CsvPiece::file)
                .distinct()
                .collect());
    List<CsvPiece> pieces = new ArrayList<>();
    for (CsvPiece piece : cut) {
      if (!uncut.contains(piece.file())) {
        pieces.add(piece);
      } else if (piece.start() == 0) {
        pieces.add(CsvPiece.whole(piece.file()));
      }
    }
    return pieces;
  }

  private static int tasks(int pieces) {
    return Math.max(1, Math.min(pieces, MOST_SPARK_TASKS));
  }
}
