package io.onecycle.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.parquet.RecordTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowCacheTest {

  record Row(String id, String outcome) {}

  @TempDir private Path root;
  private TableFolder<Row> table;
  private RowCache<Row> cache;

  @BeforeEach
  void open() {
    ResultFiles files = ResultFiles.at(root.toString(), new org.apache.hadoop.conf.Configuration());
    table = new TableFolder<>(files, "rows", new RecordTable<>(Row.class), "delete it");
    cache =
        new RowCache<>(
            files,
            table,
            "rows",
            new RecordTable<>(Row.class),
            Row::id,
            row -> !row.outcome().equals("failed"));
    IntStream.range(0, 60).forEach(i -> put(i, i == 7 ? "failed" : "completed"));
    cache.renew();
  }

  private void put(int id, String outcome) {
    table.put("r" + id, List.of(new Row("r" + id, outcome)));
  }

  @Test
  void rowsAreTheTablesOwn() {
    assertThat(copy()).exists();
    assertThat(cache.rows()).containsExactlyInAnyOrderElementsOf(table.rows());
  }

  @Test
  void aRowThatMayStillChangeIsReadFromTheTable() {
    put(7, "completed");
    put(60, "failed");
    assertThat(cache.rows())
        .hasSize(61)
        .contains(new Row("r7", "completed"), new Row("r60", "failed"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aRowWhoseFileIsGoneIsGone() throws Exception {
    Files.delete(root.resolve("rows/r3.parquet"));
    assertThat(cache.rows()).hasSize(59).doesNotContain(new Row("r3", "completed"));
  }

  @Test
  void settledRowsAreNotReadFromTheirFiles() throws Exception {
    Files.writeString(root.resolve("rows/r3.parquet"), "broken");
    assertThat(cache.rows()).hasSize(60);
  }

  @Test
  void aBrokenCopyCostsNothingButTime() throws Exception {
    Files.writeString(copy(), "broken");
    assertThat(cache.rows()).hasSize(60);
    cache.renew();
    assertThat(Files.size(copy())).isGreaterThan(100);
  }

  private Path copy() {
    return root.resolve("_cache/rows.parquet");
  }
}
