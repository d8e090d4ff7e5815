package io.onecycle.worker.model.own;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Says what code is: SHA-256 over all classes of the jar, or folder, that a class comes from. A jar
 * that is built again from the same sources is the same, whenever and wherever.
 */
final class CodeDigest {

  private static final ConcurrentHashMap<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

  private CodeDigest() {}

  /**
   * The digest of a class's code, in hexadecimal.
   *
   * @throws IOException if it cannot be read
   */
  static String of(Class<?> type) throws IOException {
    String known = KNOWN.get(type);
    if (known == null) {
      known = digest(type);
      KNOWN.put(type, known);
    }
    return known;
  }

  private static String digest(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new IOException("it comes from neither a jar nor a folder");
    }
    try {
      Path path = Path.of(source.getLocation().toURI());
      return hex(Files.isDirectory(path) ? ofFolder(path) : ofJar(path));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("it comes from " + source.getLocation(), e);
    }
  }

  private static SortedMap<String, byte[]> ofFolder(Path folder) throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(CodeDigest::isClass)::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        classes.put(name, sha256(List.of(Files.readAllBytes(file))));
      }
    }
    return classes;
  }

  private static boolean isClass(Path file) {
    return file.toString().endsWith(".class");
  }

  private static SortedMap<String, byte[]> ofJar(Path jar) throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            classes.put(entry.getName(), sha256(List.of(in.readAllBytes())));
          }
        }
      }
    }
    return classes;
  }

  private static String hex(SortedMap<String, byte[]> classes) {
    List<byte[]> parts =
        classes.entrySet().stream()
            .flatMap(entry -> Stream.of(entry.getKey().getBytes(UTF_8), entry.getValue()))
            .toList();
    return HexFormat.of().formatHex(sha256(parts));
  }

  private static byte[] sha256(List<byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.forEach(digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java platform has SHA-256", e);
    }
  }
}
