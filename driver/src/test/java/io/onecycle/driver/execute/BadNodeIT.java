package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on a standalone cluster where a worker's disk lacks the data. */
class BadNodeIT {

  private static final String SAID = "Cannot find data set cifar10";

  @TempDir private Path folder;
  private StandaloneCluster cluster;
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
  private ResultStore store;

  @BeforeEach
  void start() throws IOException {
    cluster = new StandaloneCluster(folder.resolve("cluster"), 2);
    store = ResultStore.at(folder.resolve("results").toString());
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private Path noData(int worker) throws IOException {
    Path mark = folder.resolve("cluster/worker-" + worker).resolve(LocalDataRunner.NO_DATA);
    Files.createDirectories(mark.getParent());
    return Files.createFile(mark);
  }

  private void run(SweepSpec spec) throws IOException {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    Audience audience = new Audience(nowhere, false, news -> {}, notes::add);
    new Session(cluster.settings(), audience, new Cancellation())
        .run(spec, store, new LocalDataRunner(200));
  }

  /** It failed 30 of 40 trials for good once, within 5 seconds. */
  @Test
  void aNodeWithoutTheDataGetsNoMoreWorkAndCostsNoTrialAnAttempt() throws Exception {
    noData(0);
    run(Sweeps.of(IntStream.rangeClosed(1, 20).mapToObj(i -> i * 1e-5).toList(), 2, limits()));
    assertThat(store.trials())
        .hasSize(40)
        .allMatch(TrialRow::isCompleted)
        .allMatch(row -> row.run().attempts() == 1);
    for (TrialRow row : store.trials()) {
      assertThat(cluster.workerOf(row.run().executorId())).hasFileName("worker-1");
    }
    assertThat(store.running()).isEmpty();
    assertThat(notes)
        .hasSizeBetween(1, 2)
        .allSatisfy(note -> assertThat(note).contains("gets no more work for a while: " + SAID));
  }

  @Test
  void rangeTestsGoOnElsewhereAndSoDoesASearch() throws Exception {
    noData(0);
    run(Sweeps.withFoundRates(List.of(1e-2, 1e-3, 1e-4), List.of(1.0), 2, 3));
    assertThat(store.rangeTests())
        .hasSize(9)
        .noneMatch(LrFindSummaryRow::isFailed)
        .allMatch(row -> row.run().attempts() == 1);
    assertThat(store.trials())
        .hasSize(6)
        .allMatch(TrialRow::isCompleted)
        .allMatch(row -> row.run().attempts() == 1);

    store = ResultStore.at(folder.resolve("search").toString());
    String text =
        """
        name: bad-node
        data: fashion-mnist-mini
        model: {mlp: {hidden: [16]}}
        train: {epochs: 3, batch_size: 64, limit: 640}
        grid: {max_lr: [0.1, 0.2, 0.3], weight_decay: [1e-2, 1e-3, 1e-4]}
        search: {halving: {}}
        """;
    run(((SweepFile.Valid) SweepFile.parse("bad-node.yaml", text)).spec());
    assertThat(store.trials())
        .hasSize(3 * (3 + 1))
        .allMatch(TrialRow::isCompleted)
        .allMatch(row -> row.run().attempts() == 1);
  }

  @Test
  void whereNoNodeHasTheDataTheSweepEndsWithThatErrorAndNoTrialHasFailed() throws Exception {
    noData(0);
    noData(1);
    assertThatThrownBy(() -> run(Sweeps.of(List.of(1e-3, 1e-4), 10, limits())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot begin any trial: on 127.0.0.1: " + SAID)
        .hasMessageContaining(folder.resolve("cluster/worker-1/data").toString());
    assertThat(store.trials()).isEmpty();
    assertThat(store.running()).isEmpty();
    assertThat(store.lease()).isEmpty();
  }

  @Test
  void dataThatComesLateIsWaitedFor() throws Exception {
    Path first = noData(0);
    Path second = noData(1);
    // A daemon: should the sweep end before any refusal, nothing waits for it.
    Thread mounting =
        new Thread(
            () -> {
              while (notes.isEmpty()) {
                LockSupport.parkNanos(10_000_000);
              }
              for (Path mark : List.of(first, second)) {
                assertThat(mark.toFile().delete()).isTrue();
              }
            });
    mounting.setDaemon(true);
    mounting.start();
    run(Sweeps.of(List.of(1e-3, 1e-4), 5, limits()));
    mounting.join();
    assertThat(store.trials())
        .hasSize(10)
        .allMatch(TrialRow::isCompleted)
        .allMatch(row -> row.run().attempts() == 1);
  }

  @Test
  void whatFilesHoldIsAskedOfWhomeverHasThem() throws Exception {
    noData(1);
    String text =
        """
        name: bad-node
        data: mnist
        model: {mlp: {hidden: [16]}}
        train: {epochs: 1, batch_size: 64, limit: 640}
        grid: {max_lr: [0.1, 0.2], weight_decay: [1e-2, 1e-3]}
        """;
    SweepSpec mnist = ((SweepFile.Valid) SweepFile.parse("bad-node.yaml", text)).spec();
    run(mnist);
    assertThat(store.trials()).hasSize(4).allMatch(TrialRow::isCompleted);

    store = ResultStore.at(folder.resolve("none").toString());
    noData(0);
    assertThatThrownBy(() -> run(mnist)).hasMessageStartingWith(SAID);
    assertThat(store.sweep()).as("nothing is written before").isEmpty();
  }

  private static Limits limits() {
    return new Limits(60, 2);
  }
}
