package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.stage.Staging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.trial.DataSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table on a real HDFS, staged there and learnt by the executors of a standalone cluster. */
class OwnDataIT {

  private static final Path SHIPPED = Path.of("..", "sweeps", "own-data");

  @TempDir private static Path folder;

  @Test
  void executorsLearnATableThatIsStagedOnHdfs() throws Exception {
    Configuration conf = new Configuration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(conf).numDataNodes(1).build()) {
      hdfs.waitClusterUp();
      String source = hdfs.getURI() + "/tables/rings.csv";
      FileSystem files = hdfs.getFileSystem();
      files.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(SHIPPED.resolve("rings.csv").toUri()),
          new org.apache.hadoop.fs.Path(source));
      SweepSpec spec = sweep(source);
      ResultStore store = ResultStore.at(hdfs.getURI() + "/results/rings");
      Map<String, String> settings = new HashMap<>(StandaloneCluster.shared().settings());
      Session session = new Session(settings, System.err, false);
      SweepSpec staged =
          session.run(
              spec,
              store,
              new TrainingRunner("", Backend.AUTO),
              staging(spec, store),
              (kept, ours) -> {});

      assertThat(store.trials()).hasSize(12).allMatch(TrialRow::isCompleted);
      assertThat(store.trials()).extracting(row -> row.run().executorId()).doesNotContain("driver");
      assertThat(store.trials())
          .extracting(row -> row.training().data())
          .containsOnly(staged.data().name());
      assertThat(staging(spec, store).orElseThrow().resolved()).contains(staged);
      assertThat(((DataSpec.Own) staged.data()).location()).startsWith("hdfs:");
      assertThat(copies(((DataSpec.Own) staged.data()).version())).isNotEmpty();
    }
  }

  private static Optional<Staging> staging(SweepSpec spec, ResultStore store) throws Exception {
    return Staging.of(spec, folder, Staging.below(store), new Configuration());
  }

  /** Executors run on this very machine, so their copies are here. */
  private static List<Path> copies(String version) throws Exception {
    String user = System.getProperty("user.name");
    Path cache = Path.of(System.getProperty("java.io.tmpdir"), "onecycle-data-" + user, version);
    try (Stream<Path> files = Files.list(cache)) {
      return files.toList();
    }
  }

  private static SweepSpec sweep(String source) throws Exception {
    String text =
        Files.readString(SHIPPED.resolve("rings.yaml"))
            .replace("source: rings.csv ", "source: " + source + " ");
    return ((SweepFile.Valid) SweepFile.parse("rings.yaml", text)).spec();
  }
}
