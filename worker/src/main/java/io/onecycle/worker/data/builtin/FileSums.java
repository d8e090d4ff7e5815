package io.onecycle.worker.data.builtin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 of files, unpacked: computed once, and kept beside them where that folder can be written
 * to. A sum holds as long as its file has the same length and the same time.
 */
final class FileSums {

  /** What is kept: a line for each file, {@code name<TAB>trace<TAB>sum}. */
  static final String KEPT = ".onecycle-sums";

  private static final Logger LOG = LoggerFactory.getLogger(FileSums.class);
  private static final Map<String, String> HERE = new ConcurrentHashMap<>();

  /** A file that is this new may change again within the same tick of its time. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private FileSums() {}

  /** The sums of files of one folder, in their order. */
  static List<String> of(Path folder, List<Path> files) throws IOException {
    Map<String, String> kept = read(folder.resolve(KEPT));
    Map<String, String> known = new TreeMap<>(kept);
    List<String> sums = new ArrayList<>();
    for (Path file : files) {
      String trace = trace(file);
      String key = file.getFileName() + "\t" + trace;
      String sum = known.getOrDefault(key, HERE.get(file.toAbsolutePath() + "\t" + trace));
      if (sum == null) {
        boolean isSettled = Files.getLastModifiedTime(file).toInstant().isBefore(justNow());
        sum = sum(file);
        if (isSettled && trace(file).equals(trace)) {
          known.keySet().removeIf(other -> other.startsWith(file.getFileName() + "\t"));
          known.put(key, sum);
          HERE.put(file.toAbsolutePath() + "\t" + trace, sum);
        }
      }
      sums.add(sum);
    }
    if (!known.equals(kept)) {
      keep(folder, known);
    }
    return sums;
  }

  private static Instant justNow() {
    return Instant.now().minus(SETTLED);
  }

  private static String trace(Path file) throws IOException {
    return Files.size(file) + "\t" + Files.getLastModifiedTime(file).toInstant();
  }

  private static String sum(Path file) throws IOException {
    try (InputStream in = unpacked(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot check data: every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new IOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** By what a file begins with, as names lie. */
  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean isPacked = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return isPacked ? new GZIPInputStream(in, 1 << 16) : in;
  }

  /** What cannot be read or is no such file says nothing. */
  private static Map<String, String> read(Path file) {
    Map<String, String> kept = new TreeMap<>();
    try {
      if (Files.isRegularFile(file)) {
        for (String line : Files.readAllLines(file)) {
          int last = line.lastIndexOf('\t');
          if (last > 0 && line.substring(last + 1).matches("[0-9a-f]{64}")) {
            kept.put(line.substring(0, last), line.substring(last + 1));
          }
        }
      }
    } catch (IOException e) {
      LOG.debug("Sums are not read", e);
    }
    return kept;
  }

  private static void keep(Path folder, Map<String, String> sums) {
    StringBuilder text = new StringBuilder();
    sums.forEach((key, sum) -> text.append(key).append('\t').append(sum).append('\n'));
    try {
      Path whole = Files.createTempFile(folder, KEPT, ".tmp");
      Files.writeString(whole, text);
      Files.move(
          whole,
          folder.resolve(KEPT),
          java.nio.file.StandardCopyOption.ATOMIC_MOVE,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UnsupportedOperationException e) {
      // A folder that is read only: they are computed again next time.
      LOG.debug("Sums are not kept", e);
    }
  }
}
