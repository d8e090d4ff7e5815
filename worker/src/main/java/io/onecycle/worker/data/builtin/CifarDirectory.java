package io.onecycle.worker.data.builtin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Data files of CIFAR's binary version in a directory. */
record CifarDirectory(BuiltInData which, Path directory) implements DataPlace {

  @Override
  public List<Path> files() {
    return CifarFile.of(which).stream().map(file -> directory.resolve(file.name())).toList();
  }

  @Override
  public List<String> missing() {
    return CifarFile.of(which).stream()
        .map(CifarFile::name)
        .filter(name -> !Files.isRegularFile(directory.resolve(name)))
        .toList();
  }
}
