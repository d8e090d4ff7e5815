package io.onecycle.driver.stage.table.csv;

import java.io.IOException;
import java.io.InputStream;

/** Bytes up to the end of the line that the last of so many belongs to. */
final class LinesUpTo extends InputStream {

  private final InputStream in;
  private long left;
  private int last = '\n';

  /**
   * Bounds {@code in}.
   *
   * @param bytes at least 1
   */
  LinesUpTo(InputStream in, long bytes) {
    this.in = in;
    this.left = bytes;
  }

  /** Reads past the next line feed. */
  void skipLine() throws IOException {
    int c = read();
    while (c >= 0 && c != '\n') {
      c = read();
    }
  }

  @Override
  public int read() throws IOException {
    if (left <= 0 && last == '\n') {
      return -1;
    }
    int c = in.read();
    left--;
    last = c < 0 ? '\n' : c;
    return c;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (left > 1 && length > 0) {
      int read = in.read(to, offset, (int) Math.min(length, left - 1));
      if (read > 0) {
        left -= read;
        last = to[offset + read - 1];
      }
      return read;
    }
    int read = 0;
    while (read < length) {
      int c = read();
      if (c < 0) {
        return read == 0 ? -1 : read;
      }
      to[offset + read++] = (byte) c;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
