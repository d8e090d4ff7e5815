package io.onecycle.driver.report.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text from the class path. */
public final class Resource {

  private Resource() {}

  /**
   * The text at a path.
   *
   * @param path from the root of the class path, beginning with {@code /}
   * @throws IllegalStateException if it is not there: the application is packaged wrongly
   */
  public static String text(String path) {
    try (InputStream in = Resource.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Cannot find " + path + " on the class path");
      }
      // Browsers hash a script with its line ends made one.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + " from the class path", e);
    }
  }
}
