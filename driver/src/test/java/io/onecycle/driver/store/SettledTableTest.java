package io.onecycle.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.parquet.RecordTable;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.data.staged.StagedPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledTableTest {

  private static final TrialRow RESULT = SampleRows.trial("a", Ending.COMPLETED, 1);
  private static final TrialRow OTHER_RESULT = SampleRows.trial("a", Ending.DIVERGED, 2);
  private static final int WRITERS = 8;

  @TempDir private Path root;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(root.toString());
  }

  private static TrialRow failed(int attempt) {
    return SampleRows.trial("a", Ending.FAILED, attempt);
  }

  private List<String> namesIn(String folder) {
    String[] names = root.resolve(folder).toFile().list();
    return names == null ? List.of() : List.of(names).stream().sorted().toList();
  }

  @Test
  void theFirstResultWinsForEver() throws IOException {
    assertThat(store.commit(RESULT, SampleRows.curve("a", 3))).isEqualTo(RESULT);
    byte[] row = Files.readAllBytes(root.resolve("trials/a.parquet"));
    byte[] curve = Files.readAllBytes(root.resolve("curves/a.parquet"));
    assertThat(store.commit(OTHER_RESULT, SampleRows.curve("a", 5))).isEqualTo(RESULT);
    assertThat(store.commit(failed(9), List.of())).isEqualTo(RESULT);
    assertThat(root.resolve("trials/a.parquet")).hasBinaryContent(row);
    assertThat(root.resolve("curves/a.parquet")).hasBinaryContent(curve);
    assertThat(namesIn("trials")).containsExactly("a.parquet");
    assertThat(store.trials()).containsExactly(RESULT);
  }

  @Test
  void aFailedAttemptGivesWayToALaterOneAndToAResult() {
    store.commit(failed(1), List.of());
    assertThat(store.trials()).containsExactly(failed(1));
    assertThat(store.trial("a")).contains(failed(1));
    store.commit(failed(3), List.of());
    assertThat(store.commit(failed(2), List.of())).isEqualTo(failed(3));
    assertThat(store.trials()).containsExactly(failed(3));
    store.commit(RESULT, SampleRows.curve("a", 3));
    assertThat(store.trials()).containsExactly(RESULT);
    assertThat(store.trial("a")).contains(RESULT);
    assertThat(namesIn("trials")).containsExactly("a.parquet");
  }

  @Test
  void ofManyWritersAtOnceOneHasBothRowAndCurve() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    for (int round = 0; round < 20; round++) {
      String id = "t" + round;
      CountDownLatch start = new CountDownLatch(1);
      List<Future<TrialRow>> kept = new ArrayList<>();
      for (int writer = 1; writer <= WRITERS; writer++) {
        TrialRow row =
            SampleRows.trial(id, writer % 3 == 0 ? Ending.FAILED : Ending.COMPLETED, writer);
        List<CurveRow> curve = row.isFailed() ? List.of() : SampleRows.curve(id, writer);
        kept.add(
            pool.submit(
                () -> {
                  start.await();
                  return ResultStore.at(root.toString()).commit(row, curve);
                }));
      }
      start.countDown();
      for (Future<TrialRow> each : kept) {
        each.get();
      }
      TrialRow winner = store.trial(id).orElseThrow();
      assertThat(winner.isCompleted()).isTrue();
      assertThat(store.curves(id)).hasSize(winner.run().attempts());
      for (Future<TrialRow> each : kept) {
        assertThat(each.get().isFailed() ? winner : each.get()).isEqualTo(winner);
      }
    }
    pool.shutdown();
    store.tidy();
    assertThat(namesIn("_curves")).isEmpty();
    assertThat(namesIn("trials")).hasSize(20).allMatch(name -> name.matches("t\\d+.parquet"));
    assertThat(store.trials()).hasSize(20);
  }

  @Test
  void theCurveOfADriverThatDiedBeforeItsRowIsNotTakenForThatOfTheNext() throws IOException {
    Files.createDirectories(root.resolve("curves"));
    Files.write(
        root.resolve("curves/a.parquet"),
        new RecordTable<>(CurveRow.class).encode(SampleRows.curve("a", 5)));
    store.commit(RESULT, SampleRows.curve("a", 3));
    assertThat(store.curves("a")).isEqualTo(SampleRows.curve("a", 3));
    assertThat(namesIn("_curves")).isEmpty();
  }

  @Test
  void aDriverThatDiesBeforeItsCurveIsInItsPlaceLeavesItWhereItIsFound() throws IOException {
    store.commit(RESULT, SampleRows.curve("a", 3));
    Path inPlace = root.resolve("curves/a.parquet");
    String digest = StagedPart.sha256(Files.readAllBytes(inPlace));
    Files.createDirectories(root.resolve("_curves"));
    Files.move(inPlace, root.resolve("_curves/a-" + digest + ".parquet"));
    Files.write(inPlace, new RecordTable<>(CurveRow.class).encode(SampleRows.curve("a", 5)));
    Files.writeString(root.resolve("_curves/a-0123.parquet"), "of a writer that lost");
    Files.writeString(root.resolve("_curves/b-0123.parquet"), "of one that may be asleep");

    assertThat(store.curves("a")).isEqualTo(SampleRows.curve("a", 3));
    store.tidy();
    assertThat(namesIn("_curves")).containsExactly("b-0123.parquet");
    assertThat(store.curves("a")).isEqualTo(SampleRows.curve("a", 3));
    store.commit(SampleRows.trial("b"), SampleRows.curve("b", 3));
    store.tidy();
    assertThat(namesIn("_curves")).isEmpty();
  }

  @Test
  void aCurveThatIsNotItsRowsOwnIsNone() throws IOException {
    store.commit(RESULT, SampleRows.curve("a", 3));
    Path curve = root.resolve("curves/a.parquet");
    Files.write(curve, new RecordTable<>(CurveRow.class).encode(SampleRows.curve("a", 5)));
    assertThat(store.curves("a")).isEmpty();
    Files.delete(curve);
    assertThat(store.curves("a")).isEmpty();
  }

  @Test
  void aCopyOfARowUnderAnotherNameIsLeftOut() throws IOException {
    store.commit(RESULT, SampleRows.curve("a", 3));
    Files.copy(root.resolve("trials/a.parquet"), root.resolve("trials/a (copy).parquet"));
    assertThat(store.trials()).containsExactly(RESULT);
    store.renewCache();
    assertThat(store.trials()).containsExactly(RESULT);
  }

  @Test
  void whatADeadWriterLeftBesideAResultIsClearedUp() throws IOException {
    store.commit(failed(2), List.of());
    Path left = root.resolve("trials/a.failed.parquet");
    byte[] attempt = Files.readAllBytes(left);
    store.commit(RESULT, SampleRows.curve("a", 3));
    Files.write(left, attempt);
    assertThat(store.trials()).containsExactly(RESULT);
    store.tidy();
    assertThat(namesIn("trials")).containsExactly("a.parquet");
  }

  /** As they were written until 0.1: whatever the outcome, in one place, and without a digest. */
  private void earlier(TrialRow row, List<CurveRow> curve) {
    ResultFiles files = ResultFiles.at(root.toString(), new Configuration());
    files.put(
        "trials/" + row.trialId() + ".parquet",
        new RecordTable<>(TrialRow.class).encode(List.of(row)));
    files.put(
        "curves/" + row.trialId() + ".parquet", new RecordTable<>(CurveRow.class).encode(curve));
  }

  @Test
  void resultsOfEarlierVersionsAreReadAndNeverReplaced() {
    earlier(RESULT, SampleRows.curve("a", 3));
    assertThat(store.trials()).containsExactly(RESULT);
    assertThat(store.curves("a")).hasSize(3);
    assertThat(store.commit(OTHER_RESULT, SampleRows.curve("a", 5))).isEqualTo(RESULT);
    assertThat(store.curves("a")).hasSize(3);
  }

  @Test
  void aFailedAttemptOfAnEarlierVersionGivesWayAsOneOfThisVersion() {
    earlier(failed(1), List.of());
    assertThat(store.trials()).containsExactly(failed(1));
    store.commit(failed(2), List.of());
    assertThat(store.trials()).containsExactly(failed(2));
    store.commit(RESULT, SampleRows.curve("a", 3));
    assertThat(store.trials()).containsExactly(RESULT);
    assertThat(store.curves("a")).hasSize(3);
    assertThat(namesIn("trials")).containsExactly("a.parquet");
  }
}
