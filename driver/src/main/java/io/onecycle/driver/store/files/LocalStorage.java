package io.onecycle.driver.store.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A results root on a local disk, or a mounted one. Hadoop's own local file system is not used: it
 * may fork a process per file and does not sync to disk.
 */
final class LocalStorage implements Storage {

  /** Results lie in a folder of the root, staged data in one of those. */
  private static final int DEPTH = 3;

  private final Path root;

  LocalStorage(Path root) {
    this.root = root;
  }

  @Override
  public void put(String name, byte[] bytes) throws IOException {
    put(name, bytes, true);
  }

  @Override
  public void note(String name, byte[] bytes) throws IOException {
    put(name, bytes, false);
  }

  private void put(String name, byte[] bytes, boolean sync) throws IOException {
    uninterrupted(
        () -> {
          Path target = root.resolve(name).toAbsolutePath();
          writeAnd(unfinished -> Files.move(unfinished, target, ATOMIC_MOVE), target, bytes, sync);
          return true;
        });
  }

  @Override
  public boolean create(String name, byte[] bytes) throws IOException {
    return uninterrupted(
        () -> {
          Path target = root.resolve(name).toAbsolutePath();
          try {
            writeAnd(unfinished -> link(target, unfinished), target, bytes, true);
            return true;
          } catch (FileAlreadyExistsException e) {
            if (Files.isRegularFile(target)) {
              return false;
            }
            throw e;
          }
        });
  }

  /** Unlike a move, a link does not replace what is there. */
  private static void link(Path target, Path unfinished) throws IOException {
    try {
      Files.createLink(target, unfinished);
    } catch (FileAlreadyExistsException | NoSuchFileException | AccessDeniedException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      // No links here, as on a memory stick: who makes the file may then fill it. A crash between
      // the two leaves it empty.
      Files.createFile(target);
      Files.move(unfinished, target, ATOMIC_MOVE);
    }
  }

  /** What gives a whole file its name. */
  private interface Naming {
    void name(Path unfinished) throws IOException;
  }

  private static void writeAnd(Naming naming, Path target, byte[] bytes, boolean sync)
      throws IOException {
    Path folder = target.getParent();
    makeFolder(folder);
    Path unfinished = target.resolveSibling(Storage.unfinished(target.getFileName().toString()));
    try {
      try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
        out.write(bytes);
        if (sync) {
          out.getFD().sync();
        }
      }
      naming.name(unfinished);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    if (sync) {
      syncFolder(folder);
    }
  }

  private interface Action {
    boolean run() throws IOException;
  }

  /**
   * A channel refuses to work for an interrupted thread, but what a trial found out must be kept.
   */
  private static boolean uninterrupted(Action action) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return action.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    // Tolerates that another thread made it just now.
    Files.createDirectories(folder);
    if (parent != null) {
      syncFolder(parent);
    }
  }

  /** A new name is on disk once its folder is. */
  private static void syncFolder(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, READ);
    } catch (AccessDeniedException e) {
      // Windows opens no folders, and some folders may only be written to: no more can be done.
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return visible(folder).stream().map(file -> file.getFileName().toString()).sorted().toList();
  }

  @Override
  public SortedMap<String, String> stamps(String folder) throws IOException {
    SortedMap<String, String> stamps = new TreeMap<>();
    for (Path file : visible(folder)) {
      stamp(file).ifPresent(stamp -> stamps.put(file.getFileName().toString(), stamp));
    }
    return stamps;
  }

  /** Empty if the file is gone since its folder was listed. */
  private static Optional<String> stamp(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          Storage.stamp(attributes.size(), attributes.lastModifiedTime().toMillis()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private List<Path> visible(String folder) throws IOException {
    List<Path> visible = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path file : files) {
        if (Storage.isVisible(file.getFileName().toString())) {
          visible.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return visible;
  }

  @Override
  public void sweep(Duration untouched) throws IOException {
    Instant since = Instant.now().minus(untouched);
    try (Stream<Path> old =
        Files.find(
            root,
            DEPTH,
            (file, attributes) ->
                attributes.isRegularFile()
                    && Storage.isUnfinished(file.getFileName().toString())
                    && attributes.lastModifiedTime().toInstant().isBefore(since))) {
      for (Path each : old.toList()) {
        Files.deleteIfExists(each);
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(root.resolve(name));
  }
}
