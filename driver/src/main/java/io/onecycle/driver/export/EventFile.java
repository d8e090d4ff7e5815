package io.onecycle.driver.export;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32C;

/**
 * TensorFlow's record format: for each record its length, the length's checksum, its bytes and
 * theirs (tensorflow/core/lib/io/record_writer.h).
 */
final class EventFile {

  private static final int MASK_DELTA = 0xa282ead8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void add(Wire event) {
    byte[] record = event.toBytes();
    byte[] length = Wire.little(Long.BYTES).putLong(record.length).array();
    out.writeBytes(length);
    out.writeBytes(checksum(length));
    out.writeBytes(record);
    out.writeBytes(checksum(record));
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private static byte[] checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    return Wire.little(Integer.BYTES).putInt(masked).array();
  }
}
