package io.onecycle.driver.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where answers go, which remembers why it could not be written to: Java's own stream keeps silent
 * of a full disk.
 */
final class Stdout extends FilterOutputStream {

  /** Of a process that a closed pipe has ended, as shells count: 128 and SIGPIPE. */
  static final int NOBODY_READS = 141;

  private Optional<String> fault = Optional.empty();

  Stdout(OutputStream out) {
    super(out);
  }

  /** Becomes {@code System.out} of this process. */
  static Stdout ofThisProcess() {
    Stdout stdout = new Stdout(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PrintStream(stdout, true, StandardCharsets.UTF_8));
    return stdout;
  }

  /**
   * The exit code of a command that has ended.
   *
   * @param code if all of its answer was written
   * @param err is told if it was not, and somebody was still reading
   */
  int code(int code, PrintStream err) {
    System.out.flush();
    if (fault.isEmpty()) {
      return code;
    }
    if (fault.get().contains("Broken pipe")) {
      return NOBODY_READS;
    }
    err.println("onecycle: Cannot write the answer to stdout: " + fault.get());
    return code == 0 ? 1 : code;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw noted(e);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw noted(e);
    }
  }

  private IOException noted(IOException e) {
    fault = fault.or(() -> Optional.of(String.valueOf(e.getMessage())));
    return e;
  }
}
