package io.onecycle.driver.stage.part;

import java.util.List;

/**
 * What of a source became what.
 *
 * @param train the folder or files of the source that are learnt from; blank for all
 * @param validation what is validated on; blank where nothing is set apart for it
 * @param test what is tested on; blank for nothing, or a share
 * @param unused what names tell to be a set that the sweep takes from elsewhere
 * @param strays names of files that are no data
 * @param skipped why each file that cannot be read was left out, naming it
 * @param repeats examples of which the source has several
 */
public record Origin(
    String train,
    String validation,
    String test,
    List<String> unused,
    List<String> strays,
    List<String> skipped,
    Repeats repeats) {

  static final Origin UNKNOWN = of("", "", "", List.of(), List.of());

  public Origin {
    unused = List.copyOf(unused);
    strays = List.copyOf(strays);
    skipped = List.copyOf(skipped);
  }

  /** As names tell, before anything is read. */
  public static Origin of(
      String train, String validation, String test, List<String> unused, List<String> strays) {
    return new Origin(train, validation, test, unused, strays, List.of(), Repeats.NONE);
  }

  /** With what reading has told. */
  Origin read(List<String> unreadable, Repeats found) {
    return new Origin(train, validation, test, unused, strays, unreadable, found);
  }
}
