package io.onecycle.worker.data.staged;

import io.onecycle.worker.api.Examples;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a staged data set.
 *
 * @param name within the folder
 * @param count examples in it
 * @param bytes its length
 * @param sha256 of its content, in hexadecimal
 */
public record StagedPart(String name, int count, long bytes, String sha256)
    implements Serializable {

  /** The part that holds these examples, as {@link #encode} writes it. */
  public static StagedPart of(String name, int count, byte[] file) {
    return new StagedPart(name, count, file.length, sha256(file));
  }

  /** The file that holds these examples. */
  public static byte[] encode(Examples examples) {
    return Part.encode(examples);
  }

  /** SHA-256 in hexadecimal. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot check data: every Java platform has SHA-256", e);
    }
  }

  /** Whether a file's content is this one's. */
  public boolean is(byte[] content) {
    return content.length == bytes && sha256(content).equals(sha256);
  }

  /**
   * The file's content past its header, checked.
   *
   * @throws IOException if it is not what was staged
   */
  ByteBuffer read(Path folder, Kind expected) throws IOException {
    Path file = folder.resolve(name);
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "Cannot read staged data " + file + ": it is not there; stage it again", e);
    }
    if (!is(content)) {
      throw new IOException(
          ("Cannot read staged data %s: %d bytes with SHA-256 %s, expected %d with %s;"
                  + " delete the folder and run again")
              .formatted(file, content.length, sha256(content), bytes, sha256));
    }
    ByteBuffer buffer = ByteBuffer.wrap(content);
    Part part = Part.header(buffer);
    if (!part.kind().equals(expected)
        || part.count() != count
        || expected.bytes(count) != buffer.remaining()) {
      throw new IOException(
          "Cannot read staged data %s: it holds %d of %s, expected %d of %s"
              .formatted(file, part.count(), part.kind(), count, expected));
    }
    return buffer;
  }
}
