package io.onecycle.driver.store.files;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The files below a results root, on any file system. Names are relative to the root and use {@code
 * /}. All methods may be called by many threads at once.
 */
interface Storage {

  /**
   * Writes a file so that a reader sees all of it or what was there before, and that it outlives a
   * crash once this returns. Folders are made as needed; an older file of that name is replaced.
   */
  void put(String name, byte[] bytes) throws IOException;

  /**
   * As {@link #put}, but what is written outlives the process only, not a crash of the machine, and
   * takes a fraction of the time.
   */
  void note(String name, byte[] bytes) throws IOException;

  /**
   * As {@link #put}, but only where no file of that name is there: of many callers at once, one
   * succeeds. On object stores whose file system cannot say so in the request, as Hadoop's S3A
   * before 3.4.2, two that come within the same moment may both be told so, and the later one's
   * file stays.
   *
   * @return whether the file is ours
   */
  boolean create(String name, byte[] bytes) throws IOException;

  /** The bytes of a file; empty if there is none. */
  Optional<byte[]> read(String name) throws IOException;

  /**
   * The names of the files of a folder, sorted, without the folder's; none if there is no such
   * folder. Names beginning with {@code _} or {@code .} are left out: unfinished or not results.
   */
  List<String> names(String folder) throws IOException;

  /**
   * The same files, and by which one that was replaced is told from the one before: its length and
   * the time it was last changed, as text.
   */
  SortedMap<String, String> stamps(String folder) throws IOException;

  /** Removes a file; does nothing if there is none. */
  void delete(String name) throws IOException;

  /**
   * Removes half-written files that nobody has touched for so long, and so will never end. Where
   * one is written after all, its writer is told by an error, and may try again.
   */
  default void sweep(Duration untouched) throws IOException {}

  /**
   * The same, asking before each try to write or delete.
   *
   * @param may throws where that may not be
   */
  default Storage guarded(Runnable may) {
    return new GuardedStorage(this, may);
  }

  static String stamp(long length, long changedMillis) {
    return length + "@" + changedMillis;
  }

  /** The name of a file while it is written. */
  static String unfinished(String name) {
    return "." + name + "." + UUID.randomUUID() + ".tmp";
  }

  static boolean isUnfinished(String name) {
    return name.matches("\\..+\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp");
  }

  static boolean isVisible(String name) {
    return !name.startsWith("_") && !name.startsWith(".");
  }
}
