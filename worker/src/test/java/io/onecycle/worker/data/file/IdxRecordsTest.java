package io.onecycle.worker.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class IdxRecordsTest {

  private static final byte[] IMAGES = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 11, 12, -3, -2, -1
  };

  private static byte[] read(byte[] file) throws IOException {
    return IdxRecords.all(new ByteArrayInputStream(file), "images", 2, 1, 3);
  }

  private static AbstractThrowableAssert<?, ?> assertRefusal(byte[] file) {
    return assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  @Test
  void readsTheValuesPackedOrNot() throws IOException {
    assertThat(read(IMAGES)).containsExactly(10, 11, 12, -3, -2, -1);
    assertThat(read(packed(IMAGES))).containsExactly(10, 11, 12, -3, -2, -1);
  }

  @Test
  void refusesAFileOfAnotherKind() {
    assertRefusal("<html>".getBytes(StandardCharsets.US_ASCII))
        .hasMessage(
            "Cannot read images: starts with 0x3c68746d, expected 0x00000803 or a gzip of it");
  }

  @Test
  void refusesAnotherCountOrShape() {
    byte[] more = IMAGES.clone();
    more[7] = 5;
    assertRefusal(more).hasMessage("Cannot read images: holds 5×1×3 values, expected 2×1×3");
  }

  @Test
  void refusesAHeaderThatBreaksOff() {
    assertRefusal(Arrays.copyOf(IMAGES, 6))
        .hasMessage("Cannot read images: truncated in its header, expected an IDX file");
    assertRefusal(new byte[0])
        .hasMessage("Cannot read images: truncated in its header, expected an IDX file");
  }

  @Test
  void refusesValuesThatBreakOff() {
    byte[] short4 = Arrays.copyOf(IMAGES, 20);
    String message = "Cannot read images: truncated after 4 values, expected 6";
    assertRefusal(short4).hasMessage(message);
    assertRefusal(packed(short4)).hasMessage(message);
  }

  @Test
  void refusesValuesThatGoOn() {
    assertRefusal(Arrays.copyOf(IMAGES, 23))
        .hasMessage("Cannot read images: has more values than its header says, expected 6");
  }

  @Test
  void refusesAGzipThatBreaksOffWhereverItDoes() {
    byte[] whole = packed(IMAGES);
    for (int length = 2; length < whole.length; length++) {
      assertRefusal(Arrays.copyOf(whole, length))
          .as("%d of %d bytes", length, whole.length)
          .hasMessageStartingWith("Cannot read images: ");
    }
  }

  @Test
  void refusesAGzipWhoseChecksumIsWrong() {
    byte[] wrong = packed(IMAGES);
    wrong[wrong.length - 8] ^= 1;
    assertRefusal(wrong).hasMessage("Cannot read images: corrupt gzip, Corrupt GZIP trailer");
  }
}
