package io.onecycle.worker.onednn.winograd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class PrivateSymbolsTest {

  private static final int HEADER = 64;
  private static final int SECTION = 64;
  private static final int SYMBOL = 24;
  private static final int UNIQUE_OBJECT = 0xA1;
  private static final int GLOBAL_FUNCTION = 0x12;
  private static final int WEAK_OBJECT = 0x21;

  @Test
  void whatIsUniqueInTheProcessBecomesTheLibrarysOwn() {
    byte[] library = library(UNIQUE_OBJECT, GLOBAL_FUNCTION, UNIQUE_OBJECT);
    assertThat(PrivateSymbols.weaken(library)).isEqualTo(2);
    assertThat(library).isEqualTo(library(WEAK_OBJECT, GLOBAL_FUNCTION, WEAK_OBJECT));
  }

  @Test
  void nothingIsLeftToBeWeakenedTwice() {
    byte[] library = library(UNIQUE_OBJECT);
    PrivateSymbols.weaken(library);
    assertThat(PrivateSymbols.weaken(library)).isZero();
  }

  @Test
  void theLibraryInTheJarHasSuchSymbols() throws IOException {
    try (InputStream stream =
        PrivateSymbols.class.getResourceAsStream("/io/onecycle/native/linux-x86_64/libdnnl.so.2")) {
      assertThat(PrivateSymbols.weaken(stream.readAllBytes())).isGreaterThan(1000);
    }
  }

  /** A header, the symbols, and a table of two sections of which the second is of symbols. */
  private static byte[] library(int... symbols) {
    ByteBuffer file =
        ByteBuffer.allocate(HEADER + symbols.length * SYMBOL + 2 * SECTION)
            .order(ByteOrder.LITTLE_ENDIAN);
    int sections = HEADER + symbols.length * SYMBOL;
    file.putLong(0x28, sections).putShort(0x3A, (short) SECTION).putShort(0x3C, (short) 2);
    int second = sections + SECTION;
    file.putInt(second + 4, 11)
        .putLong(second + 0x18, HEADER)
        .putLong(second + 0x20, (long) symbols.length * SYMBOL);
    for (int i = 0; i < symbols.length; i++) {
      file.put(HEADER + i * SYMBOL + 4, (byte) symbols[i]);
    }
    return file.array();
  }
}
