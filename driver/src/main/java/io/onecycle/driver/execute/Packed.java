package io.onecycle.driver.execute;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** Records as bytes: Spark may be set to a serializer that knows none, such as Kryo. */
final class Packed {

  private Packed() {}

  static byte[] pack(Serializable one) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(one);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot pack " + one, e);
    }
    return bytes.toByteArray();
  }

  static <T extends Serializable> T unpack(byte[] bytes, Class<T> type)
      throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return type.cast(in.readObject());
    }
  }
}
