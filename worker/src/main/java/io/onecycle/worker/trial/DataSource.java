package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.Optional;

/**
 * Data of one's own as a sweep file names it, not read yet.
 *
 * @param label what tables call it, {@code [a-z0-9_-]+}
 * @param uri a file or a folder, on any file system; relative to the sweep file; blank where a
 *     class needs none
 * @param format how it is read
 * @param test where the test set is
 * @param validation a file or a folder, likewise, that holds the validation set; empty where names
 *     below {@code uri} tell of one, or there is none
 * @param isDivided whether names of files and folders tell what is to learn from, to validate and
 *     to test on, where they do
 */
public record DataSource(
    String label,
    String uri,
    DataFormat format,
    TestSet test,
    Optional<String> validation,
    boolean isDivided)
    implements Serializable {

  public DataSource {
    Require.that(label.matches("[a-z0-9_-]{1,100}"), "label", label, "[a-z0-9_-]+");
  }

  /** Where the test set is. */
  public sealed interface TestSet extends Serializable {

    /** Where names of files or folders tell of it; else there is none. */
    record Beside() implements TestSet {}

    /** In files of its own. */
    record At(String uri) implements TestSet {}

    /**
     * A share of what {@code uri} holds, each class in its proportion.
     *
     * @param share in (0, 1)
     */
    record Share(double share) implements TestSet {
      public Share {
        Require.that(share > 0 && share < 1, "test", share, "a share in (0, 1)");
      }
    }
  }
}
