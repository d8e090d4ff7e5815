package io.onecycle.driver.store.parquet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecordTableTest {

  record Old(String name, int count, double gone) {}

  record New(String name, int count, Optional<Double> finalAccuracy, Optional<Instant> endedAt) {}

  record Stricter(String name, double score) {}

  record Retyped(String name, long count) {}

  record AnyType(String text, int i, long l, double d, boolean b, Instant t) {}

  record AnyOptional(
      Optional<String> text,
      Optional<Integer> i,
      Optional<Long> l,
      Optional<Double> d,
      Optional<Boolean> b,
      Optional<Instant> t) {}

  record Fallible(int count) {
    Fallible {
      if (count < 0) {
        throw new IllegalArgumentException("Invalid count: " + count + ", expected at least 0");
      }
    }
  }

  record Unsupported(List<String> names) {}

  record Unclear(Optional<Float> ratio) {}

  private static <T extends Record> List<T> roundTrip(Class<T> type, List<T> rows)
      throws IOException {
    RecordTable<T> table = new RecordTable<>(type);
    return table.decode(table.encode(rows));
  }

  @Property(tries = 50)
  void keepsEveryValueOfEveryRow(@ForAll long seed, @ForAll @IntRange(max = 40) int rows)
      throws IOException {
    Random random = new Random(seed);
    keeps(TrialRow.class, random, rows);
    keeps(CurveRow.class, random, rows);
    keeps(LrFindRow.class, random, rows);
    keeps(LrFindSummaryRow.class, random, rows);
    keeps(ComparisonRow.class, random, rows);
    keeps(AnyType.class, random, rows);
    keeps(AnyOptional.class, random, rows);
  }

  private static <T extends Record> void keeps(Class<T> type, Random random, int count)
      throws IOException {
    List<T> rows = Stream.generate(() -> SampleRows.random(type, random)).limit(count).toList();
    assertThat(roundTrip(type, rows)).isEqualTo(rows);
  }

  @Test
  void roundsTimesDownToTheMicrosecondBeforeAndAfter1970() throws IOException {
    Instant before = Instant.parse("1969-12-31T23:59:59.999999999Z");
    Instant after = Instant.parse("2026-01-01T00:00:00.000001999Z");
    AnyType row = new AnyType("", 0, 0, 0, false, before);

    assertThat(roundTrip(AnyType.class, List.of(row)).get(0).t())
        .isEqualTo("1969-12-31T23:59:59.999999Z");
    assertThat(roundTrip(AnyType.class, List.of(new AnyType("", 0, 0, 0, false, after))).get(0).t())
        .isEqualTo("2026-01-01T00:00:00.000001Z");
  }

  @Test
  void keepsMoreRowsThanAPageHolds() throws IOException {
    List<CurveRow> curve = SampleRows.curve("t", 50_000);

    assertThat(roundTrip(CurveRow.class, curve)).isEqualTo(curve);
  }

  @Test
  void columnsOfAnOlderFileThatAreMissingAreEmptyAndUnknownOnesIgnored() throws IOException {
    byte[] old = new RecordTable<>(Old.class).encode(List.of(new Old("a", 1, 2.5)));

    assertThat(new RecordTable<>(New.class).decode(old))
        .containsExactly(new New("a", 1, Optional.empty(), Optional.empty()));
  }

  @Test
  void aMissingColumnThatMayNotBeEmptyIsNamed() {
    byte[] old = new RecordTable<>(Old.class).encode(List.of(new Old("a", 1, 2.5)));

    assertThatThrownBy(() -> new RecordTable<>(Stricter.class).decode(old))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(CorruptTableException.class)
        .hasMessageStartingWith("no column score (written by onecycle ");
  }

  @Test
  void aColumnOfAnotherTypeIsNamedWithBothTypes() {
    byte[] old = new RecordTable<>(Old.class).encode(List.of(new Old("a", 1, 2.5)));

    assertThatThrownBy(() -> new RecordTable<>(Retyped.class).decode(old))
        .isNotInstanceOf(CorruptTableException.class)
        .hasMessageStartingWith(
            "column required int32 count, expected required int64 count (written by onecycle ");
  }

  @Test
  void anEmptyCellOfARequiredComponentIsAnError() {
    record Loose(Optional<String> name, Optional<Double> score) {}
    byte[] loose =
        new RecordTable<>(Loose.class)
            .encode(List.of(new Loose(Optional.of("a"), Optional.empty())));

    assertThatThrownBy(() -> new RecordTable<>(Stricter.class).decode(loose))
        .hasMessageContaining("column score lacks a value in a row");
  }

  @Test
  void whatARecordRefusesIsReportedInItsWords() {
    record Careless(int count) {}
    byte[] file = new RecordTable<>(Careless.class).encode(List.of(new Careless(-1)));

    assertThatThrownBy(() -> new RecordTable<>(Fallible.class).decode(file))
        .hasMessageContaining("Invalid count: -1, expected at least 0");
  }

  @Test
  void nullIsRefusedNamingTheColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordTable<>(Old.class).encode(List.of(new Old(null, 1, 2))))
        .withMessageStartingWith("Invalid name: null, expected a value in Old[");
  }

  @Test
  void aTypeThatNoColumnHoldsIsRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordTable<>(Unsupported.class))
        .withMessage(
            "Invalid column Unsupported.names: java.util.List<java.lang.String>, expected String,"
                + " int, long, double, boolean, Instant, an enum, an Optional of these, or of a"
                + " list of them, a record of them, layer groups or metrics");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordTable<>(Unclear.class))
        .withMessageContaining("Unclear.ratio: java.util.Optional<java.lang.Float>");
  }

  @Test
  void everyFileTellsTheVersionThatWroteIt() {
    byte[] file = new RecordTable<>(Old.class).encode(List.of());

    assertThat(new String(file, ISO_8859_1)).contains("onecycle.version");
  }

  @Property(tries = 100)
  void aFileCutAnywhereIsCorrupt(@ForAll @IntRange(max = 100_000) int at) {
    RecordTable<TrialRow> table = new RecordTable<>(TrialRow.class);
    byte[] whole = table.encode(List.of(SampleRows.trial("a")));
    byte[] cut = Arrays.copyOf(whole, at % whole.length);

    assertThatThrownBy(() -> table.decode(cut)).isInstanceOf(CorruptTableException.class);
  }

  @Property(tries = 300)
  void aBrokenByteNeverEndsInAnythingButRowsOrAnIOException(
      @ForAll @IntRange(max = 100_000) int at, @ForAll byte value) {
    RecordTable<CurveRow> table = new RecordTable<>(CurveRow.class);
    byte[] file = table.encode(SampleRows.curve("a", 20));
    file[at % file.length] = value;

    try {
      assertThat(table.decode(file)).isNotNull();
    } catch (IOException e) {
      assertThat(e).hasMessageNotContaining("\n\tat ");
    }
  }
}
