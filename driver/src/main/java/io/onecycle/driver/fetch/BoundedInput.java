package io.onecycle.driver.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends after so many bytes, whatever follows. */
final class BoundedInput extends FilterInputStream {

  private long left;

  BoundedInput(InputStream in, long bytes) {
    super(in);
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int got = super.read(to, offset, (int) Math.min(length, left));
    left -= Math.max(got, 0);
    return got;
  }

  /** The source stays open: it goes on after the bound. */
  @Override
  public void close() {}
}
