package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet as strangers have it. */
class ParquetTablesTest {

  private static final String DATA = "{source: p, format: parquet, target: y}";

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void columnsOfAKindThatCannotBeUsedAreLeftOutAndNamed() {
    write(
        "p/t.parquet",
        "cast(id as double) a",
        "cast(cast(id as decimal(9, 2)) + 0.25 as decimal(9, 2)) d",
        "id % 2 = 0 flag",
        "cast(id as tinyint) small",
        "cast(id % 2 as string) y",
        "array(id) many",
        "named_struct('x', id) inner",
        "cast('ab' as binary) raw",
        "date'2024-01-01' day",
        "timestamp'2024-01-01 10:00:00' at");
    assertThat(STAGES.load(DATA, folder).train().features())
        .containsExactly(0f, 0.25f, 1f, 0f, 1f, 1.25f, 0f, 1f, 2f, 2.25f, 1f, 2f);
    assertThat(STAGES.summary(DATA, folder))
        .contains("4 inputs, numbers, to mean 0 and deviation 1: a, d, flag, small")
        .contains("many (list), inner (nested), raw (binary), day (date)")
        .contains("at (");
    assertThatThrownBy(() -> STAGES.load(DATA.replace("}", ", features: [a, day]}"), folder))
        .hasMessageContaining("Cannot use column day: date, expected numbers, booleans or text");
  }

  @Test
  void foldersAreColumnsAndFilesMayDifferInTheWidthOfNumbers() {
    write("p/k=1/t.parquet", "cast(id as int) a", "cast(id % 2 as string) y");
    write("p/k=2/t.parquet", "cast(id as double) a", "cast(id % 2 as string) y");
    assertThat(STAGES.load(DATA, folder).train().features())
        .containsExactly(0f, 1f, 1f, 1f, 2f, 1f, 0f, 2f, 1f, 2f, 2f, 2f);
    write("p/k=3/t.parquet", "cast(id as int) b", "cast(id % 2 as string) y");
    assertThatThrownBy(() -> STAGES.load(DATA, folder))
        .hasMessageContaining("columns [b, y], expected [a, y] as in the first file");
  }

  @Test
  void pathsAreNoPatternsAndNamesMayDifferInCase() {
    write(
        "p[1] {x}/12:30*.parquet",
        "cast(id as int) a",
        "cast(id as int) + 5 A",
        "cast(id % 2 as string) y");
    assertThat(STAGES.load(DATA.replace("p,", "\"p[1] {x}\","), folder).train().features())
        .containsExactly(0f, 5f, 1f, 6f, 2f, 7f);
  }

  /** Three rows, id from 0; each column an expression of its own. */
  private void write(String name, String... columns) {
    STAGES.sql().conf().set("spark.sql.caseSensitive", true);
    Dataset<Row> rows = STAGES.sql().range(0, 3, 1, 1).selectExpr(columns);
    Path out = folder.resolve("out");
    rows.write().mode("overwrite").parquet(out.toString());
    STAGES.sql().conf().unset("spark.sql.caseSensitive");
    try (var files = Files.list(out)) {
      Path to = folder.resolve(name);
      Files.createDirectories(to.getParent());
      Files.move(
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow(), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
