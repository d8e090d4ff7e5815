package io.onecycle.worker.data.builtin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory that may hold the files of a data set. */
interface DataPlace {

  Path directory();

  /** Its files in their order; to be asked of a complete one. */
  List<Path> files();

  /** The files of the data set that are not there. */
  List<String> missing();

  default boolean isComplete() {
    return missing().isEmpty();
  }

  /** What is wrong with an incomplete directory. */
  default String lack() {
    if (!Files.isDirectory(directory())) {
      return Files.exists(directory()) ? "not a directory" : "no such directory";
    }
    return "no " + String.join(", ", missing());
  }
}
