package io.onecycle.driver.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.SampleRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryingStorageTest {

  @TempDir private Path root;
  private final List<Duration> waits = new ArrayList<>();
  private Flaky flaky;
  private ResultStore store;

  /** A local disk with bad moments: the next so many operations fail. */
  private static final class Flaky implements Storage {
    private final Storage disk;
    private int failures;
    private boolean losesAnswers;
    private IOException trouble = new IOException("connection reset");

    Flaky(Storage disk) {
      this.disk = disk;
    }

    private void perhapsFail() throws IOException {
      if (failures-- > 0) {
        throw trouble;
      }
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
      perhapsFail();
      disk.put(name, bytes);
    }

    @Override
    public void note(String name, byte[] bytes) throws IOException {
      perhapsFail();
      disk.note(name, bytes);
    }

    @Override
    public boolean create(String name, byte[] bytes) throws IOException {
      if (losesAnswers) {
        boolean created = disk.create(name, bytes);
        perhapsFail();
        return created;
      }
      perhapsFail();
      return disk.create(name, bytes);
    }

    @Override
    public SortedMap<String, String> stamps(String folder) throws IOException {
      perhapsFail();
      return disk.stamps(folder);
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
      perhapsFail();
      return disk.read(name);
    }

    @Override
    public List<String> names(String folder) throws IOException {
      perhapsFail();
      return disk.names(folder);
    }

    @Override
    public void delete(String name) throws IOException {
      perhapsFail();
      disk.delete(name);
    }
  }

  @BeforeEach
  void open() {
    flaky = new Flaky(new LocalStorage(root));
    store =
        ResultStore.of(new ResultFiles(root.toString(), new RetryingStorage(flaky, waits::add)));
  }

  @Test
  void aTrialIsKeptThoughItsCommitFailsAtFirst() {
    flaky.failures = 3;
    store.commit(SampleRows.trial("a"), List.of());
    assertThat(ResultStore.at(root.toString()).trials()).containsExactly(SampleRows.trial("a"));
    assertThat(waits).hasSize(3).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void readingAndClearingUpAreTriedAgainToo() {
    store.commit(SampleRows.trial("a"), List.of());
    flaky.failures = 3;
    assertThat(store.trials()).hasSize(1);
    flaky.failures = 3;
    store.clearRunning("a");
    assertThat(waits).hasSize(6);
  }

  @Test
  void lastingTroubleIsTheErrorItIsAfterSomeSeconds() {
    flaky.failures = 4;
    assertThatThrownBy(() -> store.commit(SampleRows.trial("a"), List.of()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageEndingWith(": connection reset");
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Test
  void aFileThatWasCreatedThoughTheAnswerWasLostIsOurs() throws IOException {
    flaky.losesAnswers = true;
    flaky.failures = 1;
    Storage retrying = new RetryingStorage(flaky, waits::add);
    assertThat(retrying.create("a", new byte[] {1})).isTrue();
    assertThat(retrying.create("a", new byte[] {2})).isFalse();
    assertThat(retrying.read("a")).contains(new byte[] {1});
  }

  @Test
  void whatIsForbiddenIsNotTriedAgain() {
    flaky.failures = 1;
    flaky.trouble = new AccessDeniedException("x");
    assertThatThrownBy(() -> store.commit(SampleRows.trial("a"), List.of()))
        .hasMessageContaining("permission denied");
    assertThat(waits).isEmpty();
  }

  @Test
  void aThreadThatIsStoppedWaitsNoLonger() {
    Storage interrupted =
        new RetryingStorage(
            flaky,
            time -> {
              throw new InterruptedException();
            });
    flaky.failures = 1;
    assertThatThrownBy(() -> interrupted.put("a", new byte[1])).hasMessage("connection reset");
    assertThat(Thread.interrupted()).isTrue();
  }
}
