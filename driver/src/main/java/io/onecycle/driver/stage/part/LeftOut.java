package io.onecycle.driver.stage.part;

/**
 * A column that is not used.
 *
 * @param column its name
 * @param why in a few words
 */
public record LeftOut(String column, String why) {
  @Override
  public String toString() {
    return column + " (" + why + ")";
  }
}
