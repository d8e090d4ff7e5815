package io.onecycle.driver.store.files;

import io.onecycle.worker.check.Require;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files below a root of results, or of staged data; every failure says which file and why. */
public final class ResultFiles {

  // Two letters at least: C:\results is a path.
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");

  /** To write a file takes seconds. */
  private static final Duration SURELY_DEAD = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(ResultFiles.class);

  private final String root;
  private final Storage storage;

  ResultFiles(String root, Storage storage) {
    this.root = root.replaceAll("/+$", "");
    this.storage = storage;
  }

  /** The files below a folder or a URI, which need not exist: writing makes it. */
  public static ResultFiles at(String root, Configuration hadoop) {
    Require.that(!root.isBlank(), "results", "'" + root + "'", "a folder or a URI");
    return new ResultFiles(root, storageAt(root, hadoop));
  }

  /** The same, with a few more tries where the storage has a bad moment. */
  public ResultFiles retrying() {
    return new ResultFiles(
        root, new RetryingStorage(storage, time -> Thread.sleep(time.toMillis())));
  }

  /**
   * The same files, asking before each is written or deleted, and before each further try.
   *
   * @param may throws where that may not be
   */
  public ResultFiles guarded(Runnable may) {
    return new ResultFiles(root, storage.guarded(may));
  }

  /** Whether a root is on this machine, and Hadoop has no part in it. */
  public static boolean isLocal(String root) {
    Matcher scheme = SCHEME.matcher(root);
    return !scheme.matches() || scheme.group(1).equals("file");
  }

  /** The same for the same root, however it is spelt: links, dots, slashes, {@code file:}. */
  public String place() {
    Matcher scheme = SCHEME.matcher(root);
    if (scheme.matches() && !"file".equals(scheme.group(1))) {
      return new org.apache.hadoop.fs.Path(root.replaceFirst("/+$", "/"))
          .toUri()
          .normalize()
          .toString();
    }
    java.nio.file.Path path =
        java.nio.file.Path.of(root.replaceFirst("^file:(//(?=/))?", ""))
            .toAbsolutePath()
            .normalize();
    try {
      return path.toRealPath().toString();
    } catch (IOException e) {
      // Not there: nothing else can be said of it.
      return path.toString();
    }
  }

  private static Storage storageAt(String root, Configuration hadoop) {
    Matcher scheme = SCHEME.matcher(root);
    if (!scheme.matches()) {
      return new LocalStorage(java.nio.file.Path.of(root));
    }
    if ("file".equals(scheme.group(1))) {
      return new LocalStorage(java.nio.file.Path.of(new Path(root).toUri().getPath()));
    }
    try {
      return new HadoopStorage(new Path(root), hadoop);
    } catch (IOException e) {
      throw failure("open results at", root, e);
    }
  }

  /** Writes a file whole or not at all, in place of an older one of that name. */
  public void put(String name, byte[] bytes) {
    try {
      storage.put(name, bytes);
    } catch (IOException e) {
      throw failure("write results to", locate(name), e);
    }
  }

  /** As {@link #put}, unless the file has these bytes already. */
  public void putIfOther(String name, byte[] bytes) {
    if (read(name).filter(there -> Arrays.equals(there, bytes)).isEmpty()) {
      put(name, bytes);
    }
  }

  public void note(String name, byte[] bytes) {
    try {
      storage.note(name, bytes);
    } catch (IOException e) {
      throw failure("write results to", locate(name), e);
    }
  }

  /** Whether the file was not there before, and is ours now. */
  public boolean create(String name, byte[] bytes) {
    try {
      return storage.create(name, bytes);
    } catch (IOException e) {
      throw failure("write results to", locate(name), e);
    }
  }

  /** The bytes of a file; empty if there is none. */
  public Optional<byte[]> read(String name) {
    try {
      return storage.read(name);
    } catch (IOException e) {
      throw failure("read results from", locate(name), e);
    }
  }

  public List<String> names(String folder) {
    try {
      return storage.names(folder);
    } catch (IOException e) {
      throw failure("read results from", locate(folder), e);
    }
  }

  /** The files of a folder by name, with what tells one that was replaced from the one before. */
  public SortedMap<String, String> stamps(String folder) {
    try {
      return storage.stamps(folder);
    } catch (IOException e) {
      throw failure("read results from", locate(folder), e);
    }
  }

  public void delete(String name) {
    try {
      storage.delete(name);
    } catch (IOException e) {
      throw failure("delete", locate(name), e);
    }
  }

  /** Removes half-written files of writers that died; those that cannot be removed are left. */
  public void sweep() {
    try {
      storage.sweep(SURELY_DEAD);
    } catch (IOException e) {
      LOG.warn("Half-written files are left in {}: {}", root, reason(e));
    }
  }

  /** The root, as it was given. */
  public String root() {
    return root;
  }

  public String locate(String name) {
    return root + "/" + name;
  }

  private static UncheckedIOException failure(String verb, String where, IOException e) {
    return new UncheckedIOException("Cannot " + verb + " " + where + ": " + reason(e), e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (e instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + " is a file, expected a folder";
    }
    if (e instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getFile() + ": " + failed.getReason();
    }
    // Hadoop's messages may carry a remote stack trace in their further lines.
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
