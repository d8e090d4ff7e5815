package io.onecycle.driver.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.table.TrialRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/** Sweeps on a session that is somebody else's: one that knows nothing of sweeps, and has Kryo. */
class BorrowedSessionTest {

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void theSessionStaysOpenAndAsItWasAndItsTablesAreDataFrames() throws Exception {
    spark.sparkContext().setJobGroup("mine", "my own job", false);
    Map<String, String> before = settings();
    List<SweepEvent> events = new ArrayList<>();
    SweepResults results =
        SmallSweeps.of(1e-2, 1e-3).build().run(spark, into("mine").withListener(events::add));

    assertThat(spark.range(3).count()).isEqualTo(3);
    assertThat(settings()).isEqualTo(before);
    assertThat(spark.sparkContext().getLocalProperty("spark.jobGroup.id")).isEqualTo("mine");

    assertThat(results.trials()).hasSize(4).allMatch(TrialRow::isCompleted);
    assertThat(results.trials(spark).count()).isEqualTo(4);
    assertThat(results.trials(spark).select("weight_decay").distinct().count()).isEqualTo(2);
    assertThat(results.curves(spark).count()).isEqualTo(40);
    assertThat(results.curves(results.trials().get(0).trialId())).hasSize(10);
    assertThat(results.rangeTests()).isEmpty();
    assertThat(results.rangeTests(spark).count()).isZero();
    assertThat(results.comparison().rows()).hasSize(2);
    assertThat(results.comparison("setting").by().key()).isEqualTo("setting");
    assertThat(results.sentences()).isNotEmpty();
    assertThat(results.text()).contains("weight_decay", "vs best");
    assertThat(results.standing().trials()).isEqualTo(new Standing.Committed(4, 0, 0));
    assertThat(results.standing().owed().isNothing()).isTrue();

    Set<String> ids = results.trials().stream().map(TrialRow::trialId).collect(Collectors.toSet());
    assertThat(ids(events, SweepEvent.Started.class)).isEqualTo(ids);
    assertThat(events.stream().filter(SweepEvent.Ended.class::isInstance))
        .hasSize(4)
        .allMatch(event -> ((SweepEvent.Ended) event).outcome().equals("completed"));
    SweepResults again = SweepResults.open(folder.resolve("mine").toString(), spark);
    assertThat(again.trials()).hasSize(4);
  }

  @Test
  void aFolderMayHaveAnyName() throws Exception {
    RunOptions options = into("sp ace [1] {a,b} * 5%20 ümläut");
    SweepResults results = SmallSweeps.of(1e-2).build().run(spark, options);
    assertThat(results.trials()).hasSize(2);
    assertThat(results.trials(spark).count()).isEqualTo(2);
    assertThat(results.curves(spark).count()).isEqualTo(20);
  }

  @Test
  void whateverAListenerThrowsCostsTheSweepNothing() throws Exception {
    RunOptions options =
        into("listener")
            .withListener(
                event -> {
                  throw new AssertionError("a listener's own fault");
                });
    assertThat(SmallSweeps.of(1e-2).build().run(spark, options).trials())
        .hasSize(2)
        .allMatch(row -> row.isCompleted() && row.run().attempts() == 1);
  }

  @Test
  void resultsOfAnEarlierVersionAreInNoDataFrame() throws Exception {
    SmallSweeps.of(1e-2).build().run(spark, into("versions"));
    SweepResults results = SmallSweeps.of(1e-3).build().run(spark, into("versions"));
    assertThat(results.trials(spark).count()).isEqualTo(2);
    assertThat(results.curves(spark).count()).isEqualTo(20);
  }

  @Test
  void twoRunsSideBySideOnOneSessionHearOfTheirOwnTrialsAlone() throws Exception {
    ConcurrentLinkedQueue<SweepEvent> one = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<SweepEvent> other = new ConcurrentLinkedQueue<>();
    RunningSweep first =
        SmallSweeps.of(1e-2, 1e-3).build().start(spark, into("one").withListener(one::add));
    RunningSweep second =
        SmallSweeps.of(1e-3, 1e-4).build().start(spark, into("other").withListener(other::add));
    Set<String> ofFirst = ids(first.results());
    Set<String> ofSecond = ids(second.results());
    assertThat(ofFirst).hasSize(4);
    assertThat(ofSecond).hasSize(4);
    assertThat(ofFirst).as("the same trials, in part").containsAnyElementsOf(ofSecond);
    assertThat(ids(one, SweepEvent.Ended.class)).isEqualTo(ofFirst);
    assertThat(ids(other, SweepEvent.Ended.class)).isEqualTo(ofSecond);
    assertThat(one.stream().filter(SweepEvent.Ended.class::isInstance)).hasSize(4);
  }

  @Test
  void aCancelledRunKeepsWhatIsCommittedAndGoesOnFromThere() throws Exception {
    Sweep sweep = SmallSweeps.long20().build();
    CountDownLatch some = new CountDownLatch(2);
    RunningSweep running =
        sweep.start(
            spark,
            into("cancelled")
                .withListener(
                    event -> {
                      if (event instanceof SweepEvent.Ended) {
                        some.countDown();
                      }
                    }));
    assertThat(some.await(2, TimeUnit.MINUTES)).isTrue();
    running.cancel();
    SweepResults kept = running.results();
    assertThat(running.isCancelled()).isTrue();
    int committed = kept.trials().size();
    assertThat(committed).isBetween(2, 19);
    assertThat(kept.standing().running()).isEmpty();
    assertThat(kept.standing().owed().trials()).isEqualTo(20 - committed);
    assertThat(sweep.plan(into("cancelled")).owed().trials()).isEqualTo(20 - committed);

    SweepResults resumed = sweep.run(spark, into("cancelled"));
    assertThat(resumed.trials()).hasSize(20).allMatch(row -> row.run().attempts() == 1);
    assertThat(resumed.trials()).containsAll(kept.trials());
    assertThat(spark.range(3).count()).isEqualTo(3);
  }

  @Test
  void anotherJobsErrorIsNotTheSweeps() throws Exception {
    RunningSweep running = SmallSweeps.of(1e-2, 1e-3, 1e-4).build().start(spark, into("calm"));
    while (!running.isDone()) {
      assertThat(throwing()).isInstanceOf(Exception.class);
    }
    assertThat(running.results().trials()).hasSize(6).allMatch(TrialRow::isCompleted);
  }

  private static Exception throwing() {
    try {
      spark
          .range(2)
          .javaRDD()
          .foreach(
              each -> {
                throw new IllegalStateException("not the sweep's");
              });
      throw new AssertionError("must have failed");
    } catch (Exception e) {
      return e;
    }
  }

  private RunOptions into(String name) {
    return RunOptions.into(folder.resolve(name).toString());
  }

  private static Set<String> ids(SweepResults results) {
    return results.trials().stream().map(TrialRow::trialId).collect(Collectors.toSet());
  }

  private static Set<String> ids(Iterable<SweepEvent> events, Class<? extends SweepEvent> kind) {
    List<SweepEvent> all = new ArrayList<>();
    events.forEach(all::add);
    return all.stream()
        .filter(kind::isInstance)
        .map(
            event ->
                event instanceof SweepEvent.Started started
                    ? started.id()
                    : ((SweepEvent.Ended) event).id())
        .collect(Collectors.toSet());
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (Tuple2<String, String> one : spark.sparkContext().conf().getAll()) {
      settings.put(one._1(), one._2());
    }
    Arrays.asList(spark.conf().getAll()).forEach(all -> settings.put("sql", all.toString()));
    return settings;
  }
}
