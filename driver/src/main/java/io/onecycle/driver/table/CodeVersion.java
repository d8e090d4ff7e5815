package io.onecycle.driver.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build is running, for provenance. */
public final class CodeVersion {

  private static final String TEXT = read();

  private CodeVersion() {}

  /** Version and commit, e.g. {@code 0.1.0+1a2b3c4}; a trailing {@code -dirty} where changed. */
  public static String text() {
    return TEXT;
  }

  private static String read() {
    try (InputStream in = CodeVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      String version = properties.getProperty("version");
      String commit = properties.getProperty("commit");
      // A build outside of a git checkout leaves the placeholder as it is.
      return commit.startsWith("$") ? version : version + "+" + commit;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read version.properties from the jar", e);
    }
  }
}
