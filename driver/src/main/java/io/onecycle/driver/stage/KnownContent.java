package io.onecycle.driver.stage;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.data.builtin.BuiltInContent;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a built-in set holds whose name does not say it. */
public final class KnownContent {

  private KnownContent() {}

  /**
   * The sweep with its data known by content: as its files are here; where they are not, as it was
   * last run into {@code store}; as it is where neither tells.
   *
   * @param directory where to look for the files first; blank for none
   */
  public static SweepSpec of(SweepSpec spec, String directory, ResultStore store) {
    if (!isAskedFor(spec)) {
      return spec;
    }
    try {
      return here(spec, directory);
    } catch (IOException e) {
      // Of a cluster, the driver's machine need not have them.
      return StagedVersion.resolve(spec, store.data());
    }
  }

  /**
   * The same by the files that are here.
   *
   * @throws IOException if they are not
   */
  public static SweepSpec here(SweepSpec spec, String directory) throws IOException {
    return isAskedFor(spec)
        ? spec.withContent(
            BuiltInContent.of(
                (DataSpec.BuiltIn) spec.data(),
                Optional.of(directory).filter(given -> !given.isBlank()).map(Path::of)))
        : spec;
  }

  /** Whether it is not known what the data of {@code spec} holds, and files would tell. */
  public static boolean isAskedFor(SweepSpec spec) {
    return spec.data() instanceof DataSpec.BuiltIn builtIn
        && !builtIn.isKnown()
        && BuiltInData.named(builtIn.name()).filter(which -> !which.isContentChecked()).isPresent();
  }
}
