package io.onecycle.driver.export;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that are the same each time, in the forms that MLflow's own have. */
final class Hashes {

  private static final int HEX_DIGITS = 32;
  private static final int DIGITS = 18;

  private Hashes() {}

  /** 32 hexadecimal digits, as a run's. */
  static String hex(String name) {
    return HexFormat.of().formatHex(hash(name)).substring(0, HEX_DIGITS);
  }

  /** 18 decimal digits, as an experiment's. */
  static String digits(String name) {
    BigInteger lowest = BigInteger.TEN.pow(DIGITS - 1);
    BigInteger hash = new BigInteger(1, hash(name));
    return hash.mod(lowest.multiply(BigInteger.valueOf(9))).add(lowest).toString();
  }

  private static byte[] hash(String name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
