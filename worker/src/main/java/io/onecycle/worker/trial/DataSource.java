package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;

/**
 * Data of one's own as a sweep file names it, not read yet.
 *
 * @param label what tables call it, {@code [a-z0-9_-]+}
 * @param uri a file or a folder, on any file system; relative to the sweep file; blank where a
 *     class needs none
 * @param format how it is read
 * @param test where the test set is
 */
public record DataSource(String label, String uri, DataFormat format, TestSet test)
    implements Serializable {

  public DataSource {
    Require.that(label.matches("[a-z0-9_-]{1,100}"), "label", label, "[a-z0-9_-]+");
  }

  /** Where the test set is. */
  public sealed interface TestSet extends Serializable {

    /** Where its format has it; none where it has no such place. */
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
