package io.onecycle.worker.data.builtin;

import io.onecycle.worker.api.Examples;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes grey images of 28×28 in CIFAR's form: padded with zeros to 32×32, the channel thrice. */
final class CifarLayout {

  private static final int PAD = 2;

  private CifarLayout() {}

  /** All files of {@code which}; images are repeated where there are too few. */
  static void write(BuiltInData which, Path directory, Examples images) throws IOException {
    int next = 0;
    for (CifarFile file : CifarFile.of(which)) {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(directory.resolve(file.name())))) {
        for (int i = 0; i < file.records(); i++) {
          out.write(record(which, images, next++ % images.count()));
        }
      }
    }
  }

  static byte[] record(BuiltInData which, Examples images, int image) {
    int labels = CifarDecoder.form(which).labelBytes();
    byte[] record = new byte[CifarDecoder.form(which).recordBytes()];
    record[labels - 1] = (byte) images.label(image);
    for (int channel = 0; channel < 3; channel++) {
      for (int row = 0; row < 28; row++) {
        for (int column = 0; column < 28; column++) {
          int at = labels + (channel * 32 + row + PAD) * 32 + column + PAD;
          record[at] = (byte) images.input(image, row * 28 + column);
        }
      }
    }
    return record;
  }
}
