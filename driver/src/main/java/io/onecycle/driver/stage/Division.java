package io.onecycle.driver.stage;

import java.util.List;
import java.util.Map;

/**
 * The files of a source by set, as their names divide them.
 *
 * @param train to learn from; all files, where names divide nothing
 * @param validation to validate on; none where no name says so
 * @param test to test on; none where no name says so
 */
record Division(Part train, Part validation, Part test) {

  /**
   * The files of a set.
   *
   * @param place the folder or the files that are it, as a user finds them; blank for the source
   * @param files named as below that folder
   */
  record Part(String place, List<SourceFile> files) {
    static final Part NONE = new Part("", List.of());

    Part {
      files = List.copyOf(files);
    }

    boolean isEmpty() {
      return files.isEmpty();
    }
  }

  /** One that all files are to learn from. */
  static Division none(List<SourceFile> files) {
    return new Division(new Part("", files), Part.NONE, Part.NONE);
  }

  static Division of(Map<SetName, Part> parts) {
    return new Division(
        parts.getOrDefault(SetName.TRAINING, Part.NONE),
        parts.getOrDefault(SetName.VALIDATION, Part.NONE),
        parts.getOrDefault(SetName.TEST, Part.NONE));
  }

  /** Whether names tell anything. */
  boolean isDivided() {
    return !validation.isEmpty() || !test.isEmpty();
  }
}
