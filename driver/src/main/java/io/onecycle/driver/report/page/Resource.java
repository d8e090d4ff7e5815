package io.onecycle.driver.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text from the class path. */
final class Resource {

  private Resource() {}

  /** One of this package's own files. */
  static String own(String name) {
    return text("/io/onecycle/driver/report/page/" + name);
  }

  /**
   * The text at a path.
   *
   * @throws IllegalStateException if it is not there: the application is packaged wrongly
   */
  static String text(String path) {
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
