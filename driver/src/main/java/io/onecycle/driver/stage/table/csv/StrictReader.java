package io.onecycle.driver.stage.table.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Characters of bytes, none ever replaced. All before bytes that are none are handed out first, so
 * that whoever reads knows where those are; Java's own reader throws them away.
 */
final class StrictReader extends Reader {

  private static final int SOME = 1 << 16;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(SOME).flip();
  private boolean isEnded;

  StrictReader(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    CharBuffer out = CharBuffer.wrap(to, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, out, isEnded);
      if (out.position() > 0 || length == 0) {
        return out.position();
      }
      if (result.isError()) {
        throw new UndecodableException(hexadecimal(result.length()));
      }
      if (isEnded) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    isEnded = read < 0;
    bytes.position(bytes.position() + Math.max(0, read)).flip();
  }

  private String hexadecimal(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(length, bytes.remaining()); i++) {
      text.append(i == 0 ? "" : " ").append("%02X".formatted(bytes.get(bytes.position() + i)));
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Bytes that are no character; its message is those, in hexadecimal. */
  static final class UndecodableException extends CharacterCodingException {
    private static final long serialVersionUID = 1;
    private final String bytes;

    UndecodableException(String bytes) {
      this.bytes = bytes;
    }

    @Override
    public String getMessage() {
      return bytes;
    }
  }
}
