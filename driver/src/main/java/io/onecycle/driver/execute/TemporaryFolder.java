package io.onecycle.driver.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Spark keeps what it needs for the life of this JVM. It goes with the JVM; of one that was
 * killed, the next sweeps it up. Who lives holds a lock on a file within, which the operating
 * system takes away from the dead: process ids mean nothing from one container to the next.
 */
final class TemporaryFolder {

  private static final String PREFIX = "onecycle-spark-";
  private static final String LOCK = "lock";

  /** After Spark's own, which deletes what it has in there. */
  private static final int SHUTDOWN_PRIORITY = 1;

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);
  private static final Map<Path, Path> OURS = new HashMap<>();

  /** A channel that nobody holds is closed by the garbage collector, and its lock goes with it. */
  private static final List<FileChannel> LOCKED = new ArrayList<>();

  private TemporaryFolder() {}

  /**
   * The folder of this JVM, made at the first call, when those of the dead are swept up.
   *
   * @param parent an existing folder, which all users may share
   * @throws UncheckedIOException naming {@code parent} if none can be made there
   */
  static synchronized Path below(Path parent) {
    return OURS.computeIfAbsent(
        parent,
        there -> {
          Path made = make(there);
          sweep(made);
          ShutdownHookManager.get().addShutdownHook(() -> delete(made), SHUTDOWN_PRIORITY);
          return made;
        });
  }

  // The lock is to be held until the process ends.
  @SuppressWarnings("resource")
  private static Path make(Path parent) {
    try {
      while (true) {
        // Only we may look into it.
        Path made = Files.createTempDirectory(parent, PREFIX);
        FileChannel channel =
            FileChannel.open(
                made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock held;
        try {
          held = channel.tryLock();
        } catch (IOException e) {
          LOG.debug("This disk knows no locks: nobody sweeps {} up", made, e);
          return made;
        }
        if (held != null && Files.exists(made.resolve(LOCK))) {
          LOCKED.add(channel);
          return made;
        }
        // Swept up between the two.
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot make a temporary folder in %s: %s".formatted(parent, e.getMessage()), e);
    }
  }

  /** Deletes what the dead have left beside it; of the living, and of other users, nothing. */
  private static void sweep(Path made) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(made.getParent(), PREFIX + "*")) {
      UserPrincipal user = Files.getOwner(made);
      for (Path each : all) {
        // To close a file of our own would give its lock away.
        boolean isOurs = each.equals(made) || OURS.containsValue(each);
        boolean isOurUsers =
            Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(each, LinkOption.NOFOLLOW_LINKS).equals(user);
        if (!isOurs && isOurUsers) {
          sweepIfDead(each);
        }
      }
    } catch (IOException e) {
      LOG.debug("Not all swept up beside {}", made, e);
    }
  }

  private static void sweepIfDead(Path folder) {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        delete(folder);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // It has just been made, it is ours, or this disk knows no locks.
      LOG.debug("Not swept up: {}", folder, e);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure)
                throws IOException {
              Files.deleteIfExists(each);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      LOG.debug("Not all deleted: {}", folder, e);
    }
  }
}
