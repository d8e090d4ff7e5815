package io.onecycle.worker.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one data set from another by its decoded content, however it was packed. */
final class ContentDigest {

  private ContentDigest() {}

  /** SHA-256, in hexadecimal, of training pixels, training labels, test pixels, test labels. */
  static String of(Images train, Images test) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(train.pixels());
      digest.update(train.labels());
      digest.update(test.pixels());
      digest.update(test.labels());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot check data: every Java platform has SHA-256", e);
    }
  }
}
