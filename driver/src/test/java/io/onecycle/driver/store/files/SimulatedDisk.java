package io.onecycle.driver.store.files;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A results root in memory, seen by several processes, whose power may be cut. */
public final class SimulatedDisk {

  /** What a process does, and what then becomes of a file. */
  public interface Onlooker {

    /** Before each call. */
    void before(String verb, String name);

    /**
     * Before a file changes.
     *
     * @param old its content; empty if there is none
     * @param now its content then; empty if it is deleted
     */
    void changes(String name, Optional<byte[]> old, Optional<byte[]> now);

    /** Whether a call that was done is told that it was not. */
    default boolean losesReply() {
      return false;
    }

    /** Time goes by before a call is made again. */
    default void pause(Duration time) {}
  }

  private record Paused(Onlooker process) implements RetryingStorage.Pause {
    @Override
    public void sleep(Duration time) {
      process.pause(time);
    }
  }

  private static final class Content {
    private final byte[] bytes;
    private final boolean synced;
    private final long stamp;

    Content(byte[] bytes, boolean synced, long stamp) {
      this.bytes = bytes;
      this.synced = synced;
      this.stamp = stamp;
    }

    byte[] bytes() {
      return bytes;
    }

    boolean synced() {
      return synced;
    }

    long stamp() {
      return stamp;
    }
  }

  private final SortedMap<String, Content> files = new TreeMap<>();
  private long stamps;

  /** The files as a process has them. */
  public ResultFiles files(Onlooker process) {
    return new ResultFiles("disk", new RetryingStorage(new View(process), new Paused(process)));
  }

  /** What is there now; no process sees this. */
  public synchronized Map<String, byte[]> contents() {
    return files.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().bytes()));
  }

  /** Leaves what was not synced empty or torn. */
  public synchronized void cutPower(Random random) {
    files.replaceAll(
        (name, content) ->
            content.synced()
                ? content
                : new Content(
                    Arrays.copyOf(
                        content.bytes(),
                        random.nextBoolean() ? 0 : random.nextInt(content.bytes().length + 1)),
                    true,
                    stamps++));
  }

  private synchronized Optional<byte[]> read(String name) {
    return Optional.ofNullable(files.get(name)).map(Content::bytes);
  }

  private synchronized void write(
      String name, Optional<byte[]> bytes, boolean synced, Onlooker process) {
    process.changes(name, read(name), bytes);
    bytes.ifPresentOrElse(
        all -> files.put(name, new Content(all.clone(), synced, stamps++)),
        () -> files.remove(name));
  }

  private synchronized SortedMap<String, String> list(String folder) {
    SortedMap<String, String> stamps = new TreeMap<>();
    files.forEach(
        (name, content) -> {
          String inside = name.startsWith(folder + "/") ? name.substring(folder.length() + 1) : "/";
          if (!inside.contains("/") && Storage.isVisible(inside)) {
            stamps.put(inside, Storage.stamp(content.bytes().length, content.stamp()));
          }
        });
    return stamps;
  }

  private final class View implements Storage {
    private final Onlooker process;

    View(Onlooker process) {
      this.process = process;
    }

    @Override
    public void put(String name, byte[] bytes) throws IOException {
      process.before("put", name);
      write(name, Optional.of(bytes), true, process);
      reply();
    }

    @Override
    public void note(String name, byte[] bytes) throws IOException {
      process.before("note", name);
      write(name, Optional.of(bytes), false, process);
      reply();
    }

    private void reply() throws IOException {
      if (process.losesReply()) {
        throw new IOException("no reply");
      }
    }

    @Override
    public boolean create(String name, byte[] bytes) throws IOException {
      process.before("create", name);
      boolean isFree;
      synchronized (SimulatedDisk.this) {
        isFree = SimulatedDisk.this.read(name).isEmpty();
        if (isFree) {
          write(name, Optional.of(bytes), true, process);
        }
      }
      reply();
      return isFree;
    }

    @Override
    public Optional<byte[]> read(String name) {
      process.before("read", name);
      return SimulatedDisk.this.read(name);
    }

    @Override
    public List<String> names(String folder) throws IOException {
      return List.copyOf(stamps(folder).keySet());
    }

    @Override
    public SortedMap<String, String> stamps(String folder) {
      process.before("list", folder);
      return list(folder);
    }

    @Override
    public void delete(String name) {
      process.before("delete", name);
      if (SimulatedDisk.this.read(name).isPresent()) {
        write(name, Optional.empty(), true, process);
      }
    }
  }
}
