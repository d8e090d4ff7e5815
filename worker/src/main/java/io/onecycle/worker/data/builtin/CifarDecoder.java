package io.onecycle.worker.data.builtin;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.file.CifarForm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Decodes a data set in CIFAR's binary form, and makes sure that it is the one it is said to be.
 *
 * @param directory where all its files are
 */
record CifarDecoder(BuiltInData which, Path directory) {

  /**
   * Reads all files.
   *
   * @throws IOException if a file is not what it should be
   */
  Dataset decode() throws IOException {
    List<CifarFile> files = CifarFile.of(which);
    int last = files.size() - 1;
    Examples train = images(files.subList(0, last), which.trainImages());
    Examples test = images(files.subList(last, last + 1), which.testImages());
    return new Dataset(which.dataName(), train, test, which.normalisation(), Optional.empty());
  }

  private Examples images(List<CifarFile> files, int count) throws IOException {
    byte[] labels = new byte[count];
    byte[] pixels = new byte[count * which.channels() * which.height() * which.width()];
    int first = 0;
    for (CifarFile file : files) {
      read(file, labels, pixels, first);
      first += file.records();
    }
    return Examples.images(
        which.channels(), which.height(), which.width(), which.classes(), pixels, labels);
  }

  static CifarForm form(BuiltInData which) {
    return which.form() == FileForm.CIFAR100 ? CifarForm.CIFAR100 : CifarForm.CIFAR10;
  }

  private void read(CifarFile file, byte[] labels, byte[] pixels, int first) throws IOException {
    Path path = directory.resolve(file.name());
    try {
      long expected = (long) file.records() * form(which).recordBytes();
      long size = Files.size(path);
      if (size != expected) {
        throw new IOException(
            "Cannot read %s: %d bytes, expected %d, for %d images of %s"
                .formatted(path, size, expected, file.records(), which));
      }
      MessageDigest digest = md5();
      try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
        form(which).read(in, path.toString(), 0, file.records(), labels, pixels, first);
      }
      check(file, path, HexFormat.of().formatHex(digest.digest()));
    } catch (FileSystemException e) {
      // Its own message is nothing but the path.
      throw new IOException("Cannot read " + path + ": " + e, e);
    }
  }

  private void check(CifarFile file, Path path, String found) throws IOException {
    if (file.md5().filter(md5 -> !md5.equals(found)).isPresent()) {
      throw new IOException(
          "Cannot use %s as %s: its content has MD5 %s, expected %s"
              .formatted(path, which, found, file.md5().orElseThrow()));
    }
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot check data: every Java platform has MD5", e);
    }
  }
}
