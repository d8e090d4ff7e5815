package io.onecycle.driver.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where exported files go: each appears whole or not at all, and is written only if it changes. */
final class ExportFolder {

  private final Path root;

  ExportFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root.toAbsolutePath().normalize();
  }

  boolean write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the file had to be written. */
  boolean write(String file, byte[] content) {
    Path path = root.resolve(file);
    try {
      if (Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), content)) {
        return false;
      }
      Files.createDirectories(path.getParent());
      Path whole = Files.createTempFile(path.getParent(), ".", ".part");
      try {
        Files.write(whole, content);
        Files.move(
            whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
      return true;
    } catch (IOException e) {
      throw cannot("write", path, e);
    }
  }

  /** The text of a file; empty if there is none. */
  Optional<String> read(String file) {
    Path path = root.resolve(file);
    try {
      return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw cannot("read", path, e);
    }
  }

  void createFolder(String folder) {
    try {
      Files.createDirectories(root.resolve(folder));
    } catch (IOException e) {
      throw cannot("write", root.resolve(folder), e);
    }
  }

  /** The names of the folders in it; none if it is not there. */
  List<String> folders() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(Files::isDirectory).map(p -> p.getFileName().toString()).toList();
    } catch (IOException e) {
      throw cannot("read", root, e);
    }
  }

  private static UncheckedIOException cannot(String verb, Path path, IOException e) {
    return new UncheckedIOException(
        "Cannot %s %s: %s (%s)".formatted(verb, path, e.getMessage(), e.getClass().getSimpleName()),
        e);
  }
}
