package io.onecycle.worker.model.own.saved;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what {@link SavedModel} reads, the same bytes for the same network. */
final class Archive {

  /** The first time that a zip archive can hold. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Archive() {}

  static byte[] of(String configuration, float[] parameters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      add(zip, SavedModel.CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
      add(zip, SavedModel.WEIGHTS, vector(parameters));
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
  }

  /** As {@code Nd4j.write} does a row of floats. */
  private static byte[] vector(float[] parameters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      long[] shape = {2, 1, parameters.length, parameters.length, 1, 8192, 1, 'c'};
      header(out, "LONG_SHAPE", shape.length, "LONG");
      for (long number : shape) {
        out.writeLong(number);
      }
      header(out, "MIXED_DATA_TYPES", parameters.length, "FLOAT");
      for (float parameter : parameters) {
        out.writeFloat(parameter);
      }
    }
    return bytes.toByteArray();
  }

  private static void header(DataOutputStream out, String kept, long length, String type)
      throws IOException {
    out.writeUTF(kept);
    out.writeLong(length);
    out.writeUTF(type);
  }
}
