package io.onecycle.driver.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.parquet.RecordTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowCacheTest {

  record Row(String id, String outcome) {}

  @TempDir private Path root;
  private ResultFiles files;
  private TableFolder<Row> table;
  private RowCache<Row> cache;

  @BeforeEach
  void open() {
    files = ResultFiles.at(root.toString(), new org.apache.hadoop.conf.Configuration());
    table =
        new TableFolder<>(files, "rows", new RecordTable<>(Row.class), Runnable::run, "delete it");
    cache = ofAnotherProcess();
    IntStream.range(0, 60).forEach(i -> put(i, i == 7 ? "failed" : "completed"));
    cache.renew();
  }

  private RowCache<Row> ofAnotherProcess() {
    return new RowCache<>(
        files,
        table,
        "rows",
        new RecordTable<>(Row.class),
        Row::id,
        row -> !row.outcome().equals("failed"),
        50);
  }

  private void put(int id, String outcome) {
    table.put("r" + id, List.of(new Row("r" + id, outcome)));
  }

  /** As one who has read them before, and as one who has not. */
  private List<Row> rows() {
    List<Row> again = List.copyOf(cache.rows().values());
    assertThat(ofAnotherProcess().rows().values()).containsExactlyElementsOf(again);
    return again;
  }

  private List<Row> inTheTable() {
    return table.rows(table.parts()).values().stream().flatMap(List::stream).toList();
  }

  @Test
  void rowsAreTheTablesOwn() {
    assertThat(copy()).exists();
    assertThat(rows()).containsExactlyElementsOf(inTheTable()).hasSize(60);
  }

  @Test
  void aRowThatMayStillChangeIsReadFromTheTable() {
    put(7, "completed");
    put(60, "failed");
    assertThat(rows())
        .hasSize(61)
        .contains(new Row("r7", "completed"), new Row("r60", "failed"))
        .doesNotHaveDuplicates();
  }

  @Test
  void aRowWhoseFileIsGoneIsGone() throws Exception {
    Files.delete(root.resolve("rows/r3.parquet"));
    assertThat(rows()).hasSize(59).doesNotContain(new Row("r3", "completed"));
  }

  @Test
  void aRowThatWasDeletedAndMadeAgainIsTheTables() throws Exception {
    Files.delete(root.resolve("rows/r3.parquet"));
    put(3, "diverged");
    assertThat(rows()).hasSize(60).contains(new Row("r3", "diverged"));
    cache.renew();
    assertThat(rows()).contains(new Row("r3", "diverged"));
  }

  @Test
  void settledRowsAreNotReadFromTheirFiles() throws Exception {
    settledRowsAreNotReadFromTheirFilesBy(ofAnotherProcess());
  }

  private void settledRowsAreNotReadFromTheirFilesBy(RowCache<Row> reader) throws Exception {
    Path file = root.resolve("rows/r3.parquet");
    FileTime written = Files.getLastModifiedTime(file);
    Files.write(file, new byte[(int) Files.size(file)]);
    Files.setLastModifiedTime(file, written);
    assertThat(reader.rows().values()).hasSize(60).contains(new Row("r3", "completed"));
  }

  @Test
  void whatOneHasReadIsNotReadAgain() throws Exception {
    Files.delete(copy());
    settledRowsAreNotReadFromTheirFilesBy(cache);
    put(3, "diverged");
    assertThat(rows()).contains(new Row("r3", "diverged"));
  }

  @Test
  void aBrokenCopyOrOneOfAnEarlierVersionCostsNothingButTime() throws Exception {
    byte[] earlier = new RecordTable<>(Row.class).encode(List.of(new Row("r3", "of another time")));
    for (byte[] copy : List.of(new byte[0], "broken".getBytes(UTF_8), earlier)) {
      Files.write(copy(), copy);
      assertThat(rows()).containsExactlyElementsOf(inTheTable());
      cache.renew();
      assertThat(Files.size(copy())).isGreaterThan(earlier.length);
    }
  }

  private Path copy() {
    return root.resolve("_cache/rows.parquet");
  }
}
