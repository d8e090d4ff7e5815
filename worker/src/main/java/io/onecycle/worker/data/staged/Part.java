package io.onecycle.worker.data.staged;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.check.Require;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * The file that a piece of a staged data set is in. All is big-endian: the header; the inputs,
 * example after example, a byte each or a float32 each; then for each example its class as an int32
 * or its numbers as float32.
 *
 * @param kind of its examples
 * @param count how many it holds
 */
record Part(Kind kind, int count) {

  /** The letters 1CYC. */
  private static final int MAGIC = 0x31435943;

  private static final int VERSION = 1;

  /** Magic, version, inputs, target, channels, height, width, outputs, count: an int32 each. */
  static final int HEADER_BYTES = 9 * Integer.BYTES;

  /** The whole file. */
  static byte[] encode(Examples examples) {
    Part part = new Part(Kind.of(examples), examples.count());
    long bytes = HEADER_BYTES + part.kind.bytes(part.count);
    ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(bytes));
    file.putInt(MAGIC).putInt(VERSION).putInt(part.kind.isPixels() ? 0 : 1);
    file.putInt(part.kind.isClasses() ? 0 : 1);
    Shape shape = part.kind.shape();
    file.putInt(shape.channels()).putInt(shape.height()).putInt(shape.width());
    file.putInt(part.kind.outputs()).putInt(part.count);
    file.put(examples.pixels());
    put(file, examples.features());
    put(file, examples.values());
    for (int label : examples.labels()) {
      file.putInt(label);
    }
    return file.array();
  }

  /**
   * Reads a header.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Part header(ByteBuffer header) {
    Require.that(header.remaining() >= HEADER_BYTES, "part", "cut in its header", "a staged part");
    int magic = header.getInt();
    int version = header.getInt();
    Require.that(
        magic == MAGIC && version == VERSION,
        "part",
        "begins with 0x%08x, version %d".formatted(magic, version),
        "0x%08x, version %d".formatted(MAGIC, VERSION));
    boolean pixels = header.getInt() == 0;
    boolean classes = header.getInt() == 0;
    Shape shape = new Shape(header.getInt(), header.getInt(), header.getInt());
    int outputs = header.getInt();
    return new Part(new Kind(shape, pixels, classes, outputs), header.getInt());
  }

  private static void put(ByteBuffer file, float[] numbers) {
    file.asFloatBuffer().put(numbers);
    file.position(file.position() + numbers.length * Float.BYTES);
  }

  static void get(ByteBuffer file, float[] to, int at, int count) {
    FloatBuffer numbers = file.asFloatBuffer();
    numbers.get(to, at, count);
    file.position(file.position() + count * Float.BYTES);
  }

  static void get(ByteBuffer file, int[] to, int at, int count) {
    IntBuffer numbers = file.asIntBuffer();
    numbers.get(to, at, count);
    file.position(file.position() + count * Integer.BYTES);
  }
}
