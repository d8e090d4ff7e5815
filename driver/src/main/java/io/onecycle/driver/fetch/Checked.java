package io.onecycle.driver.fetch;

import io.onecycle.worker.data.builtin.PublishedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether a file is the one that was published. */
final class Checked {

  private Checked() {}

  /**
   * By size, then by content.
   *
   * @param name what a message calls it
   * @throws IOException if it is another
   */
  static void check(PublishedFile published, Path file, String name) throws IOException {
    long size = Files.size(file);
    if (size != published.bytes()) {
      throw new IOException(
          "%s has %s bytes, expected %d"
              .formatted(
                  name,
                  size > published.bytes() ? "more than " + published.bytes() : size,
                  published.bytes()));
    }
    String md5 = md5(file);
    if (!md5.equals(published.md5())) {
      throw new IOException("%s has MD5 %s, expected %s".formatted(name, md5, published.md5()));
    }
  }

  private static String md5(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot check data: every Java platform has MD5", e);
    }
  }
}
