package io.onecycle.driver.execute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.TrialRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.VersionInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results on S3 by Hadoop's S3A, against a server that speaks its protocol. */
class S3IT {

  private static final String ROOT = "s3a://" + S3Server.BUCKET + "/";
  private static final int WRITERS = 8;

  @TempDir private static Path folder;
  private static S3Server server;

  private final Configuration hadoop = new Configuration();

  S3IT() {
    server.hadoop().forEach(hadoop::set);
  }

  @BeforeAll
  static void start() throws Exception {
    server = new S3Server(folder.resolve("objects"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aFileIsListedAndReadAsSoonAsItIsWritten() {
    ResultFiles files = ResultFiles.at(ROOT + "listed", hadoop);
    for (int i = 0; i < 20; i++) {
      files.put("a/" + i, ("" + i).getBytes(UTF_8));
      assertThat(files.names("a")).hasSize(i + 1).contains("" + i);
      assertThat(files.read("a/" + i)).contains(("" + i).getBytes(UTF_8));
      files.put("a/" + i, "again".getBytes(UTF_8));
      assertThat(files.read("a/" + i)).contains("again".getBytes(UTF_8));
    }
    files.delete("a/7");
    assertThat(files.names("a")).hasSize(19).doesNotContain("7");
    assertThat(files.read("a/7")).isEmpty();
  }

  @Test
  void whoCreatesAFileFirstKeepsIt() throws Exception {
    ResultFiles files = ResultFiles.at(ROOT + "first", hadoop);
    assertThat(files.create("a", "one".getBytes(UTF_8))).isTrue();
    assertThat(files.create("a", "two".getBytes(UTF_8))).isFalse();
    assertThat(files.read("a")).contains("one".getBytes(UTF_8));
    // Before Hadoop 3.4.2 S3A looks and then puts: of two at once both may be told so.
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(ROOT);
    boolean isAtomic =
        root.getFileSystem(hadoop)
            .hasPathCapability(root, "fs.option.create.conditional.overwrite");
    assertThat(isAtomic).isEqualTo(!VersionInfo.getVersion().startsWith("3.3."));
    for (int round = 0; round < 10; round++) {
      assertThat(winners("at-once/" + round)).isBetween(1, isAtomic ? 1 : WRITERS);
    }
  }

  /** Of writers at the same moment, how many are told that the file is theirs. */
  private int winners(String name) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        byte[] bytes = ("writer " + i).getBytes(UTF_8);
        all.add(() -> ResultFiles.at(ROOT + "first", hadoop).create(name, bytes));
      }
      int winners = 0;
      for (Future<Boolean> each : writers.invokeAll(all)) {
        winners += each.get() ? 1 : 0;
      }
      return winners;
    } finally {
      writers.shutdown();
    }
  }

  @Test
  void aSweepGoesOnFromWhatIsThereAndAnotherDriverIsRefused() throws Exception {
    String root = ROOT + "sweep";
    Map<String, String> settings = new HashMap<>(Map.of("spark.master", "local[2]"));
    server.hadoop().forEach((key, value) -> settings.put("spark.hadoop." + key, value));
    ResultStore store = ResultStore.retrying(root, hadoop);
    Session session = new Session(settings, System.err, false);
    Limits limits = new Limits(60, 1);
    session.run(Sweeps.of(List.of(1e-3, 1e-2), 3, limits), store, new PoisonRunner(50));
    assertThat(store.trials()).hasSize(6).allMatch(TrialRow::isCompleted);
    Map<String, Long> before = files(root);

    SweepSpec grown = Sweeps.of(List.of(1e-3, 1e-2), 5, limits);
    try (Lease other = Lease.take(store, "other", words -> {})) {
      assertThatThrownBy(() -> session.run(grown, store, new PoisonRunner(50)))
          .hasMessageContaining("Cannot run into " + root);
      assertThat(other.died()).isEmpty();
      assertThat(files(root)).isEqualTo(before);
    }
    session.run(grown, store, new PoisonRunner(50));
    assertThat(store.trials()).hasSize(10).allMatch(TrialRow::isCompleted);
    assertThat(files(root)).hasSize(10).containsAllEntriesOf(before);
    for (TrialRow row : store.trials()) {
      assertThat(store.curves(row.trialId())).hasSize(1);
    }
    assertThat(store.running()).isEmpty();
    assertThat(store.lease()).isEmpty();
  }

  private Map<String, Long> files(String root) throws Exception {
    org.apache.hadoop.fs.Path trials = new org.apache.hadoop.fs.Path(root + "/trials");
    Map<String, Long> times = new HashMap<>();
    Arrays.stream(trials.getFileSystem(hadoop).listStatus(trials))
        .forEach(file -> times.put(file.getPath().getName(), file.getModificationTime()));
    return times;
  }
}
