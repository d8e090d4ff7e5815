package io.onecycle.driver.api;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Superiority;
import io.onecycle.driver.analyse.compare.Verdict;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.report.AnswerReport;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.results.SweepsCompared;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The results of a sweep, finished or not. Every method reads what is committed at that moment, of
 * the sweep as it was last run into the folder: results of earlier versions of its file stay there,
 * and are left out.
 *
 * <p>All methods throw {@link UncheckedIOException} if results cannot be read, naming the file, the
 * reason and the remedy.
 */
public final class SweepResults {

  private final ResultStore store;

  SweepResults(ResultStore store) {
    this.store = store;
  }

  /**
   * Opens results, with Hadoop set up as a run in this JVM would have it: its own configuration,
   * and {@code spark.hadoop.*} of the Spark that is up, or of the system properties.
   *
   * @param uri a results folder, or its URI on any file system that Hadoop knows
   * @throws UncheckedIOException if there are none
   */
  public static SweepResults open(String uri) {
    return new SweepResults(SparkStores.existing(uri));
  }

  /** As above, with the session's Hadoop configuration: its credentials, say. */
  public static SweepResults open(String uri, SparkSession spark) {
    return new SweepResults(SparkTables.existing(uri, spark));
  }

  /** The folder or its URI, as it was given. */
  public String uri() {
    return store.root();
  }

  /** How far the sweep has come. */
  public Standing standing() {
    return Standings.of(found(), store);
  }

  /** Its committed trials; of a search that halves, those of early rungs too. */
  public List<TrialRow> trials() {
    return found().allTrials();
  }

  /** The table {@code trials} of the same; without columns while there are none. */
  public Dataset<Row> trials(SparkSession spark) {
    return SparkTables.trials(spark, store, found());
  }

  /** The iterations of one trial, in order; none if there is no such trial. */
  public List<CurveRow> curves(String trialId) {
    return store.curves(trialId);
  }

  /** The table {@code curves} of all its trials; without columns while there are none. */
  public Dataset<Row> curves(SparkSession spark) {
    return SparkTables.curves(spark, store, found());
  }

  /** Its committed range tests. */
  public List<LrFindSummaryRow> rangeTests() {
    return found().tests();
  }

  /** The table {@code lr_find_summary} of the same; without columns while there are none. */
  public Dataset<Row> rangeTests(SparkSession spark) {
    return SparkTables.rangeTests(spark, store, found());
  }

  /** The recorded iterations of one range test, in order; none if there is no such test. */
  public List<LrFindRow> rangeCurves(String runId) {
    return store.lrFind(runId);
  }

  /** The table {@code lr_find} of all its range tests; without columns while there are none. */
  public Dataset<Row> rangeCurves(SparkSession spark) {
    return SparkTables.rangeCurves(spark, store, found());
  }

  /** Compared by weight decay if the sweep has several, else by setting. */
  public Comparison comparison() {
    return Answer.comparison(found());
  }

  /**
   * Compared by an axis of the grid.
   *
   * @param axis {@code weight_decay}, {@code max_lr}, {@code div}, {@code pct}, {@code momentum},
   *     {@code schedule} or {@code setting}
   * @throws IllegalArgumentException if it is none of them
   */
  public Comparison comparison(String axis) {
    return Answer.comparison(found(), TrialAxis.of(axis));
  }

  /** What the comparison comes to, as values: which is best, and how each other stands to it. */
  public Verdict verdict() {
    return comparison().verdict();
  }

  /**
   * Whether its best setting is better than another sweep's, all settings of both judged together.
   *
   * @throws IllegalArgumentException if the two were trained on different data, are judged by
   *     different objectives or share fewer than two seeds
   */
  public Superiority superiorityOver(SweepResults other) {
    return SweepsCompared.of(List.of(store, other.store)).superiority();
  }

  /** The verdict in plain words, a sentence each. */
  public List<String> sentences() {
    return VerdictWords.sentences(comparison());
  }

  /** Range tests, comparison and verdict in words, as {@code onecycle run} prints them. */
  public String text() {
    Results found = found();
    return AnswerReport.render(found, Answer.comparison(found));
  }

  /** In words, as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }

  private Results found() {
    return Results.in(store);
  }
}
