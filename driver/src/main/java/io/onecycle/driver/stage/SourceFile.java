package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.SourceBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/**
 * A file of one's own data.
 *
 * @param uri where it is
 * @param name below the folder that was named, with {@code /}
 * @param bytes its length
 * @param modified when it last changed, in milliseconds
 */
public record SourceFile(String uri, String name, long bytes, long modified)
    implements Serializable {

  /** Opens it; the caller closes it. */
  InputStream open(Configuration hadoop) throws IOException {
    return SourceBytes.open(uri, hadoop);
  }

  /** Reads all of it. */
  byte[] read(Configuration hadoop, long mostBytes) throws IOException {
    if (bytes > mostBytes) {
      throw new IOException(
          "Cannot use %s: %d bytes, expected at most %d".formatted(uri, bytes, mostBytes));
    }
    try (InputStream in = open(hadoop)) {
      return in.readAllBytes();
    }
  }

  /** The name without folders. */
  String lastName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The same, named as below a folder that its name begins with. */
  SourceFile below(String folder) {
    return new SourceFile(uri, name.substring(folder.length()), bytes, modified);
  }

  /** What tells whether it has changed. */
  String trace() {
    return uri + " " + bytes + " " + modified;
  }
}
