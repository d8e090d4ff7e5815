package io.onecycle.driver.store;

import io.onecycle.driver.store.files.Json;
import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.worker.check.Require;
import org.apache.hadoop.conf.Configuration;

/**
 * A folder for one trained model: {@code model.zip} as Deeplearning4j loads it, {@code updates.csv}
 * with every update that made it, and {@code model.json}, written last, with where it comes from.
 */
public final class ModelFolder {

  private static final String MODEL = "model.zip";
  private static final String UPDATES = "updates.csv";
  private static final String PROVENANCE = "model.json";
  private static final String BEGUN = "_begun";

  private final ResultFiles files;

  private ModelFolder(ResultFiles files) {
    this.files = files;
  }

  /** The folder at a root that may be a path or a URI, with Hadoop's settings. */
  public static ModelFolder at(String root, Configuration hadoop) {
    return new ModelFolder(ResultFiles.at(root, hadoop).retrying());
  }

  /**
   * Makes sure, before a long training, that a model can be kept here.
   *
   * @throws IllegalArgumentException if there is one already
   * @throws java.io.UncheckedIOException if nothing can be written
   */
  public void begin() {
    boolean isFree = files.read(PROVENANCE).isEmpty() && files.read(MODEL).isEmpty();
    Require.that(isFree, "--out", files.root() + " (a model is there)", "a folder without one");
    files.put(BEGUN, new byte[0]);
    files.delete(BEGUN);
  }

  /** Keeps a model. */
  public void put(byte[] zip, String updates, Record provenance) {
    files.put(MODEL, zip);
    files.put(UPDATES, updates.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    files.put(PROVENANCE, Json.encodeIndented(provenance));
  }

  /** Where the model itself is. */
  public String model() {
    return files.locate(MODEL);
  }
}
