package io.onecycle.driver.store.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A results root on a local disk, or a mounted one. Hadoop's own local file system is not used: it
 * may fork a process per file and does not sync to disk.
 */
final class LocalStorage implements Storage {

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
    // A channel refuses to work for an interrupted thread, but what a trial found out must be kept.
    boolean interrupted = Thread.interrupted();
    try {
      putWhole(root.resolve(name).toAbsolutePath(), bytes, sync);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean create(String name, byte[] bytes) throws IOException {
    Path target = root.resolve(name).toAbsolutePath();
    makeFolder(target.getParent());
    Path unfinished = unfinished(target);
    try {
      Files.write(unfinished, bytes);
      // Unlike a move, a link does not replace what is there.
      Files.createLink(target, unfinished);
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      return createInPlace(target, bytes);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    syncFolder(target.getParent());
    return true;
  }

  /** Where there are no links, a reader may see the file a moment before its content. */
  private static boolean createInPlace(Path target, byte[] bytes) throws IOException {
    try {
      Files.write(target, bytes, CREATE_NEW, WRITE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static Path unfinished(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  private static void putWhole(Path target, byte[] bytes, boolean sync) throws IOException {
    Path folder = target.getParent();
    makeFolder(folder);
    Path unfinished = unfinished(target);
    try {
      try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
        out.write(bytes);
        if (sync) {
          out.getFD().sync();
        }
      }
      Files.move(unfinished, target, ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    if (sync) {
      syncFolder(folder);
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
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (Storage.isVisible(name)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(root.resolve(name));
  }
}
