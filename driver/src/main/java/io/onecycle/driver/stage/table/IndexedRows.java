package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.PartFiles;
import io.onecycle.driver.stage.part.PartOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * The rows of a table that are used, each with its place among all of them, so that parts hold the
 * same rows in the same order however Spark has cut the files.
 *
 * @param offsets the place of each chunk's first row
 * @param count rows that are used
 * @param perPart rows of a part
 */
record IndexedRows(
    JavaRDD<Row> rows, TableLayout layout, Map<Chunk, Long> offsets, long count, int perPart) {

  /** Writes a part for each so many rows. */
  List<PartOutcome> write(PartFiles files, String source, double[] means) {
    TableLayout columns = layout;
    return parts()
        .mapPartitionsWithIndex(
            (part, some) ->
                List.of(files.write(part, source, () -> columns.examples(encoded(some), means)))
                    .iterator(),
            true)
        .collect();
  }

  /** The mean of each input over the rows that have it, summed in the order of the rows. */
  double[] means() {
    int width = layout.width();
    List<double[]> sums =
        parts()
            .mapPartitions(some -> List.of(sums(encoded(some), width)).iterator(), true)
            .collect();
    return IntStream.range(0, width)
        .mapToDouble(
            k ->
                sums.stream().mapToDouble(s -> s[k]).reduce(0, Double::sum)
                    / Math.max(1, sums.stream().mapToDouble(s -> s[width + k]).sum()))
        .toArray();
  }

  private JavaRDD<Tuple2<Long, float[]>> parts() {
    int parts = Math.toIntExact(Math.max(1, (count + perPart - 1) / perPart));
    TableLayout columns = layout;
    HashMap<Chunk, Long> first = new HashMap<>(offsets);
    JavaPairRDD<Long, float[]> placed =
        rows.mapPartitionsToPair(some -> new PlacedRows(some, columns, first));
    return placed.repartitionAndSortWithinPartitions(new ByPart(parts, perPart)).map(row -> row);
  }

  private static List<float[]> encoded(Iterator<Tuple2<Long, float[]>> rows) {
    List<float[]> all = new ArrayList<>();
    rows.forEachRemaining(row -> all.add(row._2()));
    return all;
  }

  private static double[] sums(List<float[]> rows, int width) {
    double[] sums = new double[2 * width];
    for (float[] row : rows) {
      for (int k = 0; k < width; k++) {
        if (!Float.isNaN(row[k])) {
          sums[k] += row[k];
          sums[width + k]++;
        }
      }
    }
    return sums;
  }

  /** Rows by the part they belong to. */
  private static final class ByPart extends Partitioner {
    private final int parts;
    private final int perPart;

    ByPart(int parts, int perPart) {
      this.parts = parts;
      this.perPart = perPart;
    }

    @Override
    public int numPartitions() {
      return parts;
    }

    @Override
    public int getPartition(Object place) {
      return (int) ((Long) place / perPart);
    }
  }
}
