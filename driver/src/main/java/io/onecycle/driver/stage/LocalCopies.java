package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.worker.data.staged.StagedData;
import io.onecycle.worker.data.staged.StagedPart;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Staged data on this machine: where it is not on a disk that all share, a copy in {@code
 * java.io.tmpdir}, made once per host and checked.
 */
public final class LocalCopies {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private static final Duration SURELY_DEAD = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(LocalCopies.class);

  private LocalCopies() {}

  /**
   * Finds the files of a data set, and copies them where they are not here yet.
   *
   * @throws IOException if they are not there, or not what was staged
   */
  public static StagedData of(DataSpec.Own data, Configuration hadoop) throws IOException {
    ResultFiles files = ResultFiles.at(data.location(), hadoop).retrying();
    Manifest manifest =
        Manifest.read(files)
            .orElseThrow(
                () ->
                    new IOException(
                        "Cannot read data %s from %s: nothing is staged there; run the sweep again"
                            .formatted(data.name(), data.location())));
    if (!manifest.version().equals(data.version())) {
      throw new IOException(
          "Cannot read data %s from %s: version %s is staged there; run the sweep again"
              .formatted(data.name(), data.location(), manifest.version()));
    }
    if (isLocal(data.location())) {
      return manifest.in(local(data.location()));
    }
    Path folder = cache().resolve(data.version());
    Files.createDirectories(folder);
    List<StagedPart> parts = new ArrayList<>(manifest.train());
    parts.addAll(manifest.validation());
    parts.addAll(manifest.test());
    sweep(folder);
    for (StagedPart part : parts) {
      copy(files, part, folder);
    }
    return manifest.in(folder);
  }

  /** What processes that were killed have left half-copied. */
  private static void sweep(Path folder) {
    Instant dead = Instant.now().minus(SURELY_DEAD);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*.part.*")) {
      for (Path file : left) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(dead)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("Not all is swept in {}", folder, e);
    }
  }

  private static void copy(ResultFiles from, StagedPart part, Path folder) throws IOException {
    // The name comes from a file: it must not lead elsewhere.
    if (!part.name().matches("[a-z0-9-]+\\.part")) {
      throw new IOException("Cannot use " + from.root() + ": it names a part " + part.name());
    }
    Path target = folder.resolve(part.name());
    if (Files.isRegularFile(target)
        && Files.size(target) == part.bytes()
        && part.is(Files.readAllBytes(target))) {
      return;
    }
    byte[] content =
        from.read(part.name())
            .orElseThrow(
                () -> new IOException("Cannot read " + from.root() + "/" + part.name() + ": gone"));
    if (!part.is(content)) {
      throw new IOException(
          "Cannot use %s/%s: it is not what was staged; delete the folder and run again"
              .formatted(from.root(), part.name()));
    }
    Path unfinished = folder.resolve("." + part.name() + "." + UUID.randomUUID());
    try {
      Files.write(unfinished, content);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IOException("Cannot copy data to " + target + ": " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static Path cache() {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "_");
    return Path.of(System.getProperty("java.io.tmpdir"), "onecycle-data-" + user);
  }

  private static boolean isLocal(String location) {
    return !SCHEME.matcher(location).matches() || location.startsWith("file:");
  }

  private static Path local(String location) {
    return Path.of(location.startsWith("file:") ? URI.create(location).getPath() : location);
  }
}
