package io.onecycle.driver.store.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.security.AccessControlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what a storage could not do, some seconds long, so that no result is lost to one bad
 * moment of a disk or a network. A file that was created though its creator was told otherwise is
 * known again by its bytes.
 */
final class RetryingStorage implements Storage {

  /** Waits for some time. */
  interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  /** Before the second try, the third, and so on. */
  private static final List<Duration> WAITS =
      List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5));

  private static final Logger LOG = LoggerFactory.getLogger(RetryingStorage.class);

  private final Storage storage;
  private final Pause pause;

  RetryingStorage(Storage storage, Pause pause) {
    this.storage = storage;
    this.pause = pause;
  }

  /** Some seconds after the first try it may be no more. */
  @Override
  public Storage guarded(Runnable may) {
    return new RetryingStorage(storage.guarded(may), pause);
  }

  @Override
  public void put(String name, byte[] bytes) throws IOException {
    tried(
        name,
        () -> {
          storage.put(name, bytes);
          return name;
        });
  }

  @Override
  public void note(String name, byte[] bytes) throws IOException {
    tried(
        name,
        () -> {
          storage.note(name, bytes);
          return name;
        });
  }

  @Override
  public boolean create(String name, byte[] bytes) throws IOException {
    return tried(name, () -> storage.create(name, bytes) || isOurs(name, bytes));
  }

  /** The bytes of two creators are never the same: each has its run, its times or its host. */
  private boolean isOurs(String name, byte[] bytes) throws IOException {
    return storage.read(name).filter(there -> Arrays.equals(there, bytes)).isPresent();
  }

  @Override
  public SortedMap<String, String> stamps(String folder) throws IOException {
    return tried(folder, () -> storage.stamps(folder));
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    return tried(name, () -> storage.read(name));
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return tried(folder, () -> storage.names(folder));
  }

  @Override
  public void delete(String name) throws IOException {
    tried(
        name,
        () -> {
          storage.delete(name);
          return name;
        });
  }

  @Override
  public void sweep(Duration untouched) throws IOException {
    storage.sweep(untouched);
  }

  private <T> T tried(String name, Action<T> action) throws IOException {
    for (Duration wait : WAITS) {
      try {
        return action.run();
      } catch (IOException e) {
        if (isLasting(e)) {
          throw e;
        }
        LOG.warn("Trouble with {}, tried again in {} ms: {}", name, wait.toMillis(), e.toString());
        await(wait, e);
      }
    }
    return action.run();
  }

  /** Waiting gives nobody a permission, and makes no folder of a file. */
  private static boolean isLasting(IOException e) {
    return e instanceof AccessDeniedException
        || e instanceof FileAlreadyExistsException
        || e instanceof NotDirectoryException
        || e instanceof AccessControlException
        || e instanceof ParentNotDirectoryException
        || e instanceof org.apache.hadoop.fs.FileAlreadyExistsException;
  }

  private void await(Duration wait, IOException trouble) throws IOException {
    try {
      pause.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble;
    }
  }
}
