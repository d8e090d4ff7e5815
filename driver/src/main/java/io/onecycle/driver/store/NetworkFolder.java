package io.onecycle.driver.store;

import io.onecycle.driver.store.files.Json;
import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.worker.trial.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The networks of one's own that a sweep was last run with: what its file calls them, and what they
 * are. A content is kept once, under its digest, and never changes.
 */
public final class NetworkFolder {

  private static final String NAME = "_networks";

  private final ResultFiles files;

  NetworkFolder(ResultFiles files) {
    this.files = files;
  }

  /** Keeps what the sweep file's words now stand for. */
  public void keep(String key, KeptNetwork network) {
    files.putIfOther(fileOf(key), Json.encode(network));
  }

  /** What the sweep file's words stood for when it was last run. */
  public Optional<KeptNetwork> network(String key) {
    return files.read(fileOf(key)).map(bytes -> decode(key, bytes));
  }

  /** Keeps a content, unless it is there. */
  public void keepContent(String digest, byte[] content) {
    if (!files.names(NAME).contains(digest)) {
      files.put(NAME + "/" + digest, content);
    }
  }

  /** The content of that digest. */
  public Optional<byte[]> content(String digest) {
    return files.read(NAME + "/" + digest);
  }

  private KeptNetwork decode(String key, byte[] bytes) {
    try {
      return Json.decode(bytes, KeptNetwork.class);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read " + files.locate(fileOf(key)) + ": " + e.getMessage(), e);
    }
  }

  private static String fileOf(String key) {
    return NAME + "/" + Identity.of(key) + ".json";
  }
}
