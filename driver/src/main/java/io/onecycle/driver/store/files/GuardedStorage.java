package io.onecycle.driver.store.files;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A storage that asks each time before it writes or deletes. */
record GuardedStorage(Storage storage, Runnable may) implements Storage {

  @Override
  public void put(String name, byte[] bytes) throws IOException {
    may.run();
    storage.put(name, bytes);
  }

  @Override
  public void note(String name, byte[] bytes) throws IOException {
    may.run();
    storage.note(name, bytes);
  }

  @Override
  public boolean create(String name, byte[] bytes) throws IOException {
    may.run();
    return storage.create(name, bytes);
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    return storage.read(name);
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return storage.names(folder);
  }

  @Override
  public SortedMap<String, String> stamps(String folder) throws IOException {
    return storage.stamps(folder);
  }

  @Override
  public void delete(String name) throws IOException {
    may.run();
    storage.delete(name);
  }

  @Override
  public void sweep(Duration untouched) throws IOException {
    may.run();
    storage.sweep(untouched);
  }
}
