package io.onecycle.driver.execute;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** Work as bytes: Spark may be set to a serializer that knows no records, such as Kryo. */
final class PackedWork {

  private PackedWork() {}

  static byte[] pack(Work work) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(work);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot pack " + work.id(), e);
    }
    return bytes.toByteArray();
  }

  static Work unpack(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Work) in.readObject();
    }
  }
}
