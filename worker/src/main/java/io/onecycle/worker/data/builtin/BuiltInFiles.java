package io.onecycle.worker.data.builtin;

import io.onecycle.worker.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a built-in data set from its files, wherever they are. */
public final class BuiltInFiles {

  private BuiltInFiles() {}

  /**
   * Why its files cannot be found and what to do, without reading them; empty if they are there.
   */
  public static Optional<String> missing(BuiltInData which, Optional<Path> directory) {
    if (which.isEmbedded()) {
      return Optional.empty();
    }
    DataSearch search = DataSearch.of(which, directory);
    try {
      DataPlace found =
          which.form() == FileForm.IDX
              ? search.first(IdxDirectory::new)
              : search.first(place -> new CifarDirectory(which, place));
      return found.isComplete() ? Optional.empty() : Optional.of(found.lack());
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Decodes the whole data set.
   *
   * @param directory where to look first; an embedded data set ignores it
   * @throws IOException if it cannot be found or is not what it should be
   */
  public static Dataset read(BuiltInData which, Optional<Path> directory) throws IOException {
    if (which.isEmbedded()) {
      return new IdxDecoder(which, new EmbeddedIdx(which.dataName())).decode();
    }
    DataSearch search = DataSearch.of(which, directory);
    return which.form() == FileForm.IDX
        ? new IdxDecoder(which, search.first(IdxDirectory::new)).decode()
        : new CifarDecoder(
                which, search.first(place -> new CifarDirectory(which, place)).directory())
            .decode();
  }

  /**
   * The files of a data set that is not embedded.
   *
   * @param directory where to look first
   * @throws IOException if they cannot be found
   */
  static DataPlace place(BuiltInData which, Optional<Path> directory) throws IOException {
    DataSearch search = DataSearch.of(which, directory);
    return which.form() == FileForm.IDX
        ? search.first(IdxDirectory::new)
        : search.first(place -> new CifarDirectory(which, place));
  }
}
