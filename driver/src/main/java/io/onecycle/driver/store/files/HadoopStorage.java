package io.onecycle.driver.store.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/**
 * A results root on a file system that Hadoop knows: HDFS, S3, … Which of its operations is atomic
 * decides how a file is put there.
 */
final class HadoopStorage implements Storage {

  /**
   * Object stores where a new object appears whole when it is closed, and a rename is a copy. Not
   * {@code abfs} and {@code wasb}: there a file being written can be seen empty, and the service
   * renames files itself.
   */
  private static final Set<String> APPEARS_WHEN_CLOSED =
      Set.of("s3", "s3a", "s3n", "gs", "oss", "obs", "cos", "cosn");

  /**
   * The option and the capability to write a file only where none is when it is closed: S3A of
   * Hadoop 3.4.2 has it, by {@code If-None-Match}.
   */
  private static final String IF_ABSENT = "fs.option.create.conditional.overwrite";

  private final Path root;
  private final FileSystem files;
  private final Optional<FileContext> renames;
  private final boolean creates;

  HadoopStorage(Path root, Configuration conf) throws IOException {
    this.root = root;
    this.files = root.getFileSystem(conf);
    // FileSystem.rename does not replace a file; FileContext's does, and on HDFS atomically.
    this.renames =
        APPEARS_WHEN_CLOSED.contains(files.getUri().getScheme())
            ? Optional.empty()
            : Optional.of(FileContext.getFileContext(files.getUri(), conf));
    this.creates = renames.isEmpty() && files.hasPathCapability(root, IF_ABSENT);
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
    Path target = new Path(root, name);
    if (renames.isEmpty()) {
      create(target, bytes, true);
    } else {
      createAndRename(target, bytes, sync, renames.get(), Rename.OVERWRITE);
    }
  }

  @Override
  public boolean create(String name, byte[] bytes) throws IOException {
    Path target = new Path(root, name);
    try {
      if (creates) {
        return createIfAbsent(target, bytes);
      } else if (renames.isEmpty()) {
        create(target, bytes, false);
      } else {
        createAndRename(target, bytes, true, renames.get(), Rename.NONE);
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Of what goes wrong, that another has it is told by nothing but what is there. */
  private boolean createIfAbsent(Path target, byte[] bytes) throws IOException {
    try {
      FSDataOutputStreamBuilder<?, ?> writing = files.createFile(target);
      FSDataOutputStream out = writing.must(IF_ABSENT, true).build();
      out.write(bytes);
      out.close();
      return true;
    } catch (IOException e) {
      Optional<byte[]> there = read(target);
      if (there.isEmpty()) {
        throw e;
      }
      return Arrays.equals(there.get(), bytes);
    }
  }

  private void create(Path target, byte[] bytes, boolean replace) throws IOException {
    FSDataOutputStream out = files.create(target, replace);
    out.write(bytes);
    // Only now, and not if the write failed: to close is to publish.
    out.close();
  }

  private void createAndRename(
      Path target, byte[] bytes, boolean sync, FileContext context, Rename how) throws IOException {
    Path unfinished = new Path(target.getParent(), Storage.unfinished(target.getName()));
    try {
      try (FSDataOutputStream out = files.create(unfinished, true)) {
        out.write(bytes);
        if (sync) {
          out.hsync();
        }
      }
      context.rename(unfinished, target, how);
    } catch (IOException e) {
      discard(unfinished, e);
      throw e;
    }
  }

  private void discard(Path unfinished, IOException cause) {
    try {
      files.delete(unfinished, false);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    return read(new Path(root, name));
  }

  private Optional<byte[]> read(Path file) throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return List.copyOf(stamps(folder).keySet());
  }

  @Override
  public SortedMap<String, String> stamps(String folder) throws IOException {
    try {
      return Arrays.stream(files.listStatus(new Path(root, folder)))
          .filter(FileStatus::isFile)
          .filter(file -> Storage.isVisible(file.getPath().getName()))
          .collect(
              Collectors.toMap(
                  file -> file.getPath().getName(),
                  file -> Storage.stamp(file.getLen(), file.getModificationTime()),
                  (one, same) -> one,
                  TreeMap::new));
    } catch (FileNotFoundException e) {
      return new TreeMap<>();
    }
  }

  /** Where nothing is renamed nothing is half-written. Results lie in folders of the root. */
  @Override
  public void sweep(Duration untouched) throws IOException {
    if (renames.isEmpty() || !files.exists(root)) {
      return;
    }
    long since = Instant.now().minus(untouched).toEpochMilli();
    for (FileStatus folder : files.listStatus(root)) {
      for (FileStatus file :
          folder.isDirectory() ? files.listStatus(folder.getPath()) : new FileStatus[] {folder}) {
        if (Storage.isUnfinished(file.getPath().getName()) && file.getModificationTime() < since) {
          files.delete(file.getPath(), false);
        }
      }
    }
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(new Path(root, name), false);
  }
}
