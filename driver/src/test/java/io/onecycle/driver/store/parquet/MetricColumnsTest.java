package io.onecycle.driver.store.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;

class MetricColumnsTest {

  record Before(String id, double loss) {}

  record Now(
      String id,
      double loss,
      Map<String, Optional<Double>> finalMetrics,
      Map<String, Optional<Double>> metrics) {}

  record Later(
      String id,
      double loss,
      Map<String, Optional<Double>> finalMetrics,
      Map<String, Optional<Double>> metrics,
      double finalTemperature,
      double temperature) {}

  record NotByName(String id, Map<String, Optional<Double>> numbers) {}

  private static Map<String, Optional<Double>> map(String name, Optional<Double> value) {
    return Map.of(name, value);
  }

  private static Now now(String id, double f1) {
    return new Now(id, 0.5, map("macro_f1", Optional.of(f1)), map("rmse", Optional.empty()));
  }

  private static List<String> columns(byte[] file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new MemoryInput(file))) {
      return reader.getFileMetaData().getSchema().getFields().stream().map(Type::getName).toList();
    }
  }

  @Test
  void everyMetricIsAColumnNamedAfterIt() throws IOException {
    RecordTable<Now> table = new RecordTable<>(Now.class);
    List<Now> rows = List.of(now("a", 0.75), now("b", Double.NaN));
    byte[] file = table.encode(rows);
    assertThat(columns(file)).containsExactly("id", "loss", "final_macro_f1", "rmse");
    assertThat(table.decode(file)).isEqualTo(rows);
  }

  @Test
  void rowsOfOneFileMayHaveDifferentMetrics() throws IOException {
    RecordTable<Now> table = new RecordTable<>(Now.class);
    Now without = new Now("b", 1, Map.of(), Map.of());
    List<Now> read = table.decode(table.encode(List.of(without, now("a", 0.75))));
    assertThat(read.get(1)).isEqualTo(now("a", 0.75));
    assertThat(read.get(0).finalMetrics()).isEqualTo(map("macro_f1", Optional.empty()));
  }

  @Test
  void aTableWithoutMetricsIsWhatItWasBefore() throws IOException {
    byte[] now = new RecordTable<>(Now.class).encode(List.of(new Now("a", 1, Map.of(), Map.of())));
    assertThat(columns(now)).containsExactly("id", "loss");
    assertThat(new RecordTable<>(Before.class).decode(now)).containsExactly(new Before("a", 1));
    byte[] before = new RecordTable<>(Before.class).encode(List.of(new Before("a", 1)));
    assertThat(new RecordTable<>(Now.class).decode(before))
        .containsExactly(new Now("a", 1, Map.of(), Map.of()));
  }

  @Test
  void columnsOfALaterVersionAreNotMistakenForMetrics() throws IOException {
    Now row = now("a", 0.75);
    byte[] file =
        new RecordTable<>(Later.class)
            .encode(List.of(new Later("a", 0.5, row.finalMetrics(), row.metrics(), 20, 30)));
    assertThat(columns(file)).contains("final_temperature", "temperature");
    assertThat(new RecordTable<>(Now.class).decode(file)).containsExactly(row);
  }

  @Test
  void keepsTheOrderOfTheMetrics() throws IOException {
    Map<String, Optional<Double>> many = new LinkedHashMap<>();
    List.of("z", "a", "m").forEach(name -> many.put(name, Optional.of(1.0)));
    RecordTable<Now> table = new RecordTable<>(Now.class);
    byte[] file = table.encode(List.of(new Now("a", 1, many, Map.of())));
    assertThat(columns(file)).containsExactly("id", "loss", "final_z", "final_a", "final_m");
    assertThat(new ArrayList<>(table.decode(file).get(0).finalMetrics().keySet()))
        .containsExactly("z", "a", "m");
  }

  @Test
  void refusesAMetricThatIsNamedAsAnotherColumn() {
    Now row = new Now("a", 1, Map.of(), map("loss", Optional.of(1.0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordTable<>(Now.class).encode(List.of(row)))
        .withMessage("Invalid metric: loss, expected one whose name is not that of another column");
  }

  @Test
  void otherMapsAreNoColumns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordTable<>(NotByName.class))
        .withMessageContaining("Invalid column NotByName.numbers");
  }
}
