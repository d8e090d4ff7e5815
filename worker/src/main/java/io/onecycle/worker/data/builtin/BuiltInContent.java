package io.onecycle.worker.data.builtin;

import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Identity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a built-in data set hold, told by their checksums: two folders are the same
 * data if their files, unpacked, are the same to the byte. Asked only of sets whose files may hold
 * anything of the right size; the others are refused unless they hold what their name says.
 */
public final class BuiltInContent {

  private BuiltInContent() {}

  /**
   * The data set, known by its content; as it is where its name says that.
   *
   * @param directory where to look first
   * @throws IOException if its files cannot be found or read
   */
  public static DataSpec.BuiltIn of(DataSpec.BuiltIn data, Optional<Path> directory)
      throws IOException {
    BuiltInData which = BuiltInData.named(data.name()).orElseThrow();
    return which.isContentChecked() ? data : of(which, BuiltInFiles.place(which, directory));
  }

  /**
   * Makes sure that what is here is what a trial is to learn; of a set that is not known by its
   * content anything will do.
   *
   * @throws IOException naming both contents, if it is not
   */
  public static void require(DataSpec.BuiltIn data, Optional<Path> directory) throws IOException {
    if (!data.isKnown()) {
      return;
    }
    BuiltInData which = BuiltInData.named(data.name()).orElseThrow();
    DataPlace place = BuiltInFiles.place(which, directory);
    String found = of(which, place).content();
    if (!found.equals(data.content())) {
      throw new IOException(
          "Cannot use the files in %s: they are %s, expected %s, as where the sweep was begun"
              .formatted(place.directory(), found, data.content()));
    }
  }

  private static DataSpec.BuiltIn of(BuiltInData which, DataPlace place) throws IOException {
    List<String> sums = FileSums.of(place.directory(), place.files());
    String name = which.dataName();
    return new DataSpec.BuiltIn(
        name,
        which.published().filter(sums::equals).isPresent()
            ? name
            : name + "@" + Identity.of(String.join("\n", sums)));
  }
}
