package io.onecycle.driver.stage;

import io.onecycle.worker.trial.DataFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files that lie about in folders of data and are none. */
final class Strays {

  /** What desktops and authors leave everywhere. */
  private static final Pattern ANYWHERE =
      Pattern.compile(
          "thumbs\\.db|desktop\\.ini|icon\r|.*\\.(md|rst|pdf|docx?|html?|log|bak|tmp|lnk|url|py|ipynb)"
              + "|(readme|license|licence|copying|changelog|citation)(\\..*)?");

  /** Texts among images; among tables they may be one. */
  private static final Pattern AMONG_IMAGES =
      Pattern.compile(".*\\.(txt|csv|tsv|json|jsonl|xml|ya?ml|ini|cfg|db|names|xlsx?|mat|npy)");

  private Strays() {}

  /**
   * Whether a file is no data.
   *
   * @param name without folders
   */
  static boolean are(String name, DataFormat format) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ANYWHERE.matcher(lower).matches()
        || (format instanceof DataFormat.Images && AMONG_IMAGES.matcher(lower).matches());
  }
}
