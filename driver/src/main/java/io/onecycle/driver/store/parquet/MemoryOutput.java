package io.onecycle.driver.store.parquet;

import java.util.Arrays;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A Parquet file written to memory: a table of one trial is small, and is put in one piece. */
final class MemoryOutput implements OutputFile {

  /** As long as a row's file is. */
  private static final int USUAL = 1 << 14;

  // Not ByteArrayOutputStream: Parquet writes its footers byte by byte, and that one locks each.
  private byte[] written = new byte[USUAL];
  private int length;

  byte[] toByteArray() {
    return Arrays.copyOf(written, length);
  }

  private void makeRoom(int more) {
    int needed = Math.addExact(length, more);
    if (needed > written.length) {
      written = Arrays.copyOf(written, Math.max(needed, 2 * written.length));
    }
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new PositionOutputStream() {
      @Override
      public long getPos() {
        return length;
      }

      @Override
      public void write(int b) {
        makeRoom(1);
        written[length++] = (byte) b;
      }

      @Override
      public void write(byte[] bytes, int offset, int size) {
        makeRoom(size);
        System.arraycopy(bytes, offset, written, length, size);
        length += size;
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
