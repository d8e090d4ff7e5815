package io.onecycle.driver.predict;

import io.onecycle.driver.form.InputForm;
import io.onecycle.driver.form.OutputForm;
import io.onecycle.driver.store.files.Json;
import io.onecycle.driver.store.files.ResultFiles;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * A network as {@code refit} has saved it.
 *
 * @param form how it is used
 * @param archive the network
 */
@SuppressWarnings("ArrayRecordComponent") // a vessel, never compared
record SavedFiles(Form form, byte[] archive) {

  private static final String NETWORK = "model.zip";
  private static final String FORM = "model.json";

  /** What of {@code model.json} is needed to use the network. */
  record Form(InputForm input, OutputForm output) {}

  /**
   * Reads one.
   *
   * @param model a folder with {@code model.zip} and {@code model.json}, or an archive with {@code
   *     model.json} beside it
   * @throws IllegalArgumentException if either is missing, or the second does not say how the
   *     network is used
   */
  static SavedFiles read(String model, Configuration hadoop) {
    String path = model.replaceAll("/+$", "");
    boolean isArchive = path.endsWith(".zip");
    int slash = path.lastIndexOf('/');
    String folder = !isArchive ? path : slash < 0 ? "." : path.substring(0, slash + 1);
    String network = isArchive ? path.substring(slash + 1) : NETWORK;
    ResultFiles files = ResultFiles.at(folder, hadoop).retrying();
    return new SavedFiles(form(files), required(files, network));
  }

  private static byte[] required(ResultFiles files, String name) {
    return files
        .read(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot use the model: there is no %s, expected a folder that refit has written"
                        .formatted(files.locate(name))));
  }

  private static Form form(ResultFiles files) {
    try {
      return Json.decode(required(files, FORM), Form.class);
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new IllegalArgumentException(
          ("Cannot use %s: it does not say how the model is used (%s); those of older versions do"
                  + " not: refit again")
              .formatted(files.locate(FORM), why.lines().findFirst().orElse("")),
          e);
    }
  }
}
