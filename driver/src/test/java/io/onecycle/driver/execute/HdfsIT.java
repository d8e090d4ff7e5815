package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.table.TrialRow;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results on a real HDFS, committed by the executors of a standalone cluster. */
class HdfsIT {

  @TempDir private static Path folder;

  @Test
  void executorsCommitToHdfsAndAGrownSweepGoesOnFromThere() throws Exception {
    Configuration conf = new Configuration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(conf).numDataNodes(1).build()) {
      hdfs.waitClusterUp();
      String root = hdfs.getURI() + "/results/x";
      ResultStore store = ResultStore.at(root);
      Map<String, String> settings = new HashMap<>(StandaloneCluster.shared().settings());
      // One executor of four cores, but two trials at a time: that many a GPU takes.
      settings.put("spark.cores.max", "4");
      settings.put("spark.executor.cores", "4");
      settings.put("spark.task.resource.gpu.amount", "0.5");
      Session session = new Session(settings, progress(), false);
      Limits limits = new Limits(60, 2);
      List<TrialRow> first;
      Map<String, Long> before;
      try (TableReader reader = new TableReader(store)) {
        session.run(Sweeps.of(List.of(1e-3, 1e-2), 10, limits), store, new PoisonRunner(100));
        first = store.trials();
        assertThat(first).hasSize(20).allMatch(TrialRow::isCompleted);
        assertThat(first).extracting(row -> row.run().executorId()).doesNotContain("driver");
        assertThat(mostAtATime(first)).as("trials at a time on one GPU").isEqualTo(2);
        before = files(hdfs.getFileSystem(), root);

        session.run(
            Sweeps.of(List.of(1e-3, 1e-2, ClosedFormRunner.FAILS), 12, limits),
            store,
            new PoisonRunner(10));
        assertThat(reader.complaints()).isEmpty();
      }
      assertThat(store.trials()).hasSize(36).containsAll(first);
      assertThat(store.trials().stream().filter(TrialRow::isFailed))
          .hasSize(12)
          .allMatch(row -> row.run().attempts() == 2);
      assertThat(files(hdfs.getFileSystem(), root)).hasSize(36).containsAllEntriesOf(before);
      assertThat(store.curves(first.get(0).trialId())).hasSize(1);
      assertThat(store.running()).isEmpty();
      assertThat(store.lease()).isEmpty();
    }
  }

  /** Where all run on one device. */
  private static long mostAtATime(List<TrialRow> rows) {
    assertThat(rows)
        .extracting(row -> row.run().executorId(), row -> row.run().device())
        .containsOnly(tuple(rows.get(0).run().executorId(), rows.get(0).run().device()));
    return rows.stream()
        .mapToLong(
            row ->
                rows.stream()
                    .filter(other -> !other.run().startedAt().isAfter(row.run().startedAt()))
                    .filter(other -> other.run().finishedAt().isAfter(row.run().startedAt()))
                    .count())
        .max()
        .orElseThrow();
  }

  private static Map<String, Long> files(FileSystem hdfs, String root) throws Exception {
    Map<String, Long> times = new HashMap<>();
    Arrays.stream(hdfs.listStatus(new org.apache.hadoop.fs.Path(root + "/trials")))
        .forEach(file -> times.put(file.getPath().getName(), file.getModificationTime()));
    return times;
  }

  private static PrintStream progress() {
    return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
  }
}
