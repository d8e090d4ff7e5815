package io.onecycle.worker.data.catalog;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.builtin.BuiltInFiles;
import io.onecycle.worker.data.staged.StagedData;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The data sets of this JVM: each is decoded once, by the first thread that asks, while others that
 * ask for it wait. One that could not be decoded is tried again by the next who asks.
 */
public final class DataCatalog {

  private static final DataCatalog SHARED = new DataCatalog(BuiltInFiles::read);

  private final Decoder decoder;
  private final ConcurrentMap<Key, Dataset> decoded = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Dataset> staged = new ConcurrentHashMap<>();

  DataCatalog(Decoder decoder) {
    this.decoder = decoder;
  }

  /** The catalogue that all trials of this JVM share. */
  public static DataCatalog shared() {
    return SHARED;
  }

  /**
   * The data set, decoded now or earlier.
   *
   * @param directory where to look first; an embedded data set needs none and ignores it
   * @throws IOException if it cannot be found or is not what it should be; the message says where
   *     was looked and what was expected
   */
  public Dataset load(BuiltInData which, Optional<Path> directory) throws IOException {
    Optional<Path> where =
        which.isEmbedded()
            ? Optional.empty()
            : directory.map(path -> path.toAbsolutePath().normalize());
    try {
      return decoded.computeIfAbsent(new Key(which, where), this::decode);
    } catch (UncheckedIOException e) {
      // A new one: several threads may get here, each with its own stack to tell.
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  /**
   * A data set of one's own, read now or earlier.
   *
   * @param files finds its staged files; not called if it was read earlier
   * @throws IOException if they are not there, are not what was staged, or do not fit into memory
   */
  public Dataset load(DataSpec.Own data, StagedSource files) throws IOException {
    try {
      return staged.computeIfAbsent(data.name(), name -> read(name, files));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  private static Dataset read(String name, StagedSource files) {
    try {
      return files.find().load(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings staged files to where this JVM can read them. */
  @FunctionalInterface
  public interface StagedSource {
    StagedData find() throws IOException;
  }

  private Dataset decode(Key key) {
    try {
      return decoder.decode(key.which(), key.directory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a data set of files. */
  @FunctionalInterface
  interface Decoder {
    Dataset decode(BuiltInData which, Optional<Path> directory) throws IOException;
  }

  private record Key(BuiltInData which, Optional<Path> directory) {}
}
