package io.onecycle.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.parquet.RecordTable;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/tables.md lists every column that is written, and no other. */
class TablesDocumentTest {

  private static final Pattern COLUMN =
      Pattern.compile("^\\| `(\\w+)` \\| ([a-z ?]+) \\| (.{3,}) \\|$", Pattern.MULTILINE);

  private static List<String> documented(String table) throws IOException {
    String document = Files.readString(Path.of("../docs/tables.md"));
    String section = document.split("\n## " + table + "\n", -1)[1].split("\n## ", -1)[0];
    return COLUMN.matcher(section).results().map(one -> one.group(2) + " " + one.group(1)).toList();
  }

  private static <T extends Record> void isDocumented(String table, Class<T> rows)
      throws IOException {
    assertThat(documented(table)).as(table).isEqualTo(new RecordTable<>(rows).columns());
  }

  @Test
  void everyColumnOfEveryTableIsExplained() throws IOException {
    isDocumented("trials", TrialRow.class);
    isDocumented("curves", CurveRow.class);
    isDocumented("lr_find_summary", LrFindSummaryRow.class);
    isDocumented("lr_find", LrFindRow.class);
    isDocumented("comparison", ComparisonRow.class);
  }
}
