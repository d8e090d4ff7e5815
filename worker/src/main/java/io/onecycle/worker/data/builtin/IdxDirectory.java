package io.onecycle.worker.data.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Data files in a directory, under any of their usual names. */
record IdxDirectory(Path directory) implements IdxSource, DataPlace {

  @Override
  public InputStream open(IdxFile file) throws IOException {
    return Files.newInputStream(pathOf(file));
  }

  @Override
  public String nameOf(IdxFile file) {
    return pathOf(file).toString();
  }

  @Override
  public List<Path> files() {
    return Arrays.stream(IdxFile.values()).map(this::pathOf).toList();
  }

  @Override
  public List<String> missing() {
    return Arrays.stream(IdxFile.values())
        .filter(file -> find(file).isEmpty())
        .map(IdxFile::fileName)
        .toList();
  }

  private Path pathOf(IdxFile file) {
    return find(file).orElseGet(() -> directory.resolve(file.fileName()));
  }

  private Optional<Path> find(IdxFile file) {
    return file.fileNames().stream()
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
