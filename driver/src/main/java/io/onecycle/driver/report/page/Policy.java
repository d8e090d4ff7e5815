package io.onecycle.driver.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a browser lets the page do: run its own scripts and nothing else, known by their hashes, so
 * that text which came into the page cannot become a script even if it were not escaped.
 */
final class Policy {

  private Policy() {}

  static String of(List<String> scripts, List<String> styles, boolean isServed) {
    return "default-src 'none'; script-src %s; style-src %s; img-src data:;%s base-uri 'none'; form-action 'none'"
        .formatted(hashes(scripts), hashes(styles), isServed ? " connect-src 'self';" : "");
  }

  private static String hashes(List<String> texts) {
    return texts.stream()
        .map(text -> "'sha256-" + hash(text) + "'")
        .collect(Collectors.joining(" "));
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
