package io.onecycle.worker.model.own;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a file's content. */
public final class FileDigest {

  private FileDigest() {}

  /** In hexadecimal. */
  public static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java platform has SHA-256", e);
    }
  }
}
