package io.onecycle.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL of docs/reading-results.md, run by Spark on tables that the store wrote. */
class ReadingResultsTest {

  private static final Pattern SQL = Pattern.compile("```sql( \\w+)?\n(.*?)```", Pattern.DOTALL);

  @TempDir private static Path folder;

  private static SparkSession spark;
  private static List<String> queries;

  @BeforeAll
  static void readTheDocument() throws IOException {
    ResultStore store = ResultStore.at(folder.toString());
    for (TrialRow trial : trials().rows()) {
      store.commit(trial, SampleReports.curve(trial));
    }
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 1)
            .getOrCreate();
    String document =
        Files.readString(Path.of("../docs/reading-results.md"))
            .replace("results/quickstart", folder.toString());
    statements(document, " spark").forEach(spark::sql);
    queries = statements(document, "").toList();
  }

  @AfterAll
  static void stop() {
    Optional.ofNullable(spark).ifPresent(SparkSession::stop);
  }

  @Test
  void theMeansAndPairedDifferencesAreThoseOfCompare() {
    Comparison comparison = Comparison.of(trials().rows(), TrialAxis.WEIGHT_DECAY);
    List<Row> means = spark.sql(queries.get(0)).collectAsList();
    List<Row> differences = spark.sql(queries.get(1)).collectAsList();
    assertThat(means).hasSize(3);
    assertThat(differences).hasSize(2);
    for (int i = 0; i < means.size(); i++) {
      ComparisonRow row = comparison.rows().get(i);
      assertThat(means.get(i).<Double>getAs("weight_decay")).isEqualTo(row.weightDecay().last());
      assertThat(means.get(i).<Long>getAs("n")).isEqualTo(row.n());
      assertSame(means.get(i).getAs("accuracy"), row.meanAccuracy());
      assertSame(means.get(i).getAs("sd"), row.sd());
    }
    for (int i = 0; i < differences.size(); i++) {
      ComparisonRow row = comparison.rows().get(i + 1);
      assertSame(differences.get(i).getAs("difference"), row.diffToBest());
      // Student's t with 5 pairs, as the document has it; ours allows for all pairs.
      double half = 2.78 * differences.get(i).<Double>getAs("standard_error");
      double ours = (row.diffCi95High().orElseThrow() - row.diffCi95Low().orElseThrow()) / 2;
      assertThat(ours).isGreaterThan(0.99 * half).isLessThan(2 * half);
    }
  }

  @Test
  void divergedTrialsAreCounted() {
    List<Row> rows = spark.sql(queries.get(2)).collectAsList();
    assertThat(rows.stream().map(row -> row.<Long>getAs("trials"))).containsExactly(15L, 2L);
    assertThat(rows.stream().map(row -> row.<Long>getAs("diverged"))).containsExactly(0L, 2L);
  }

  @Test
  void theCurveOfTheBestHasEveryIterationAndTheAccuracyOfEachEpoch() {
    List<Row> curve = spark.sql(queries.get(3)).collectAsList();
    assertThat(curve).hasSize(1000);
    assertThat(curve.get(7).<Integer>getAs("iteration")).isEqualTo(7);
    assertThat(curve.stream().filter(row -> !row.isNullAt(row.fieldIndex("accuracy")))).hasSize(10);
  }

  @Test
  void aSeriesOverTimeHasAValueOfEachCompletedTrial() {
    List<Row> series = spark.sql(queries.get(4)).collectAsList();
    assertThat(series).hasSize(15);
    assertThat(series.get(0).<Timestamp>getAs("time").toInstant())
        .isEqualTo(trials().rows().get(0).run().finishedAt());
    assertThat(series.stream().map(row -> row.<String>getAs("metric")).distinct())
        .containsExactlyInAnyOrder(
            "weight_decay 1.0E-4", "weight_decay 0.001", "weight_decay 0.01");
  }

  @Test
  void noQueryOfTheDocumentIsLeftUntried() {
    assertThat(queries).hasSize(5);
  }

  private static SampleTrials trials() {
    return SampleTrials.none()
        .completed(1e-3, 0.3, 0.860, 0.864, 0.858, 0.863, 0.861)
        .completed(1e-4, 0.3, 0.857, 0.863, 0.860, 0.859, 0.862)
        .completed(1e-2, 0.3, 0.840, 0.841, 0.836, 0.845, 0.838)
        .ended(Ending.DIVERGED, 1e-2, 3, 1, 2);
  }

  private static void assertSame(Double found, Optional<Double> expected) {
    assertThat(found).isCloseTo(expected.orElseThrow(), within(1e-12));
  }

  private static Stream<String> statements(String document, String language) {
    return SQL.matcher(document)
        .results()
        .filter(block -> Optional.ofNullable(block.group(1)).orElse("").equals(language))
        .flatMap(block -> Arrays.stream(block.group(2).split(";", -1)))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty());
  }
}
