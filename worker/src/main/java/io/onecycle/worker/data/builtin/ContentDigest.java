package io.onecycle.worker.data.builtin;

import io.onecycle.worker.api.Examples;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one built-in data set from another by its decoded content, however it was packed. */
final class ContentDigest {

  private ContentDigest() {}

  /** SHA-256, in hexadecimal, of training pixels, training labels, test pixels, test labels. */
  static String of(Examples train, Examples test) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      update(digest, train);
      update(digest, test);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot check data: every Java platform has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, Examples images) {
    digest.update(images.pixels());
    int[] labels = images.labels();
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    digest.update(bytes);
  }
}
