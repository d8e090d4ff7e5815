package io.onecycle.worker.onednn.winograd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes a shared library's symbols its own. The GNU linker marks variables of C++ templates and
 * inline functions as unique in a process, whatever library they come from; two versions of one
 * library would then use each other's. Weak symbols are looked for in the library itself first,
 * where it is loaded with local symbols.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.symtab.html">ELF's symbol
 *     table</a>
 */
final class PrivateSymbols {

  private static final int SECTIONS_AT = 0x28;
  private static final int SECTION_SIZE = 0x3A;
  private static final int SECTION_COUNT = 0x3C;
  private static final int TYPE = 0x04;
  private static final int PLACE = 0x18;
  private static final int BYTES = 0x20;
  private static final int DYNAMIC_SYMBOLS = 11;
  private static final int SYMBOL_BYTES = 24;
  private static final int INFO = 4;
  private static final int UNIQUE = 10;
  private static final int WEAK = 2;

  private PrivateSymbols() {}

  /**
   * Weakens what is unique.
   *
   * @param library a 64-bit, little-endian ELF file; is changed
   * @return how many symbols were
   */
  static int weaken(byte[] library) {
    ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
    long sections = file.getLong(SECTIONS_AT);
    int changed = 0;
    for (int i = 0; i < file.getShort(SECTION_COUNT); i++) {
      int section = Math.toIntExact(sections + (long) i * file.getShort(SECTION_SIZE));
      if (file.getInt(section + TYPE) == DYNAMIC_SYMBOLS) {
        int from = Math.toIntExact(file.getLong(section + PLACE));
        int to = Math.toIntExact(from + file.getLong(section + BYTES));
        for (int symbol = from; symbol < to; symbol += SYMBOL_BYTES) {
          int info = Byte.toUnsignedInt(library[symbol + INFO]);
          if (info >> 4 == UNIQUE) {
            library[symbol + INFO] = (byte) (WEAK << 4 | (info & 0xF));
            changed++;
          }
        }
      }
    }
    return changed;
  }
}
