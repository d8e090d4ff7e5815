package io.onecycle.worker.data.builtin;

import io.onecycle.worker.check.Require;

/**
 * A file as it was published.
 *
 * @param name without any folder
 * @param bytes its size
 * @param md5 of its content, in hexadecimal
 */
public record PublishedFile(String name, long bytes, String md5) {

  public PublishedFile {
    Require.that(bytes > 0, "bytes", bytes, "above 0");
    Require.that(md5.matches("[0-9a-f]{32}"), "md5", md5, "32 hexadecimal digits");
  }
}
