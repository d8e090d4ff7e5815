package io.onecycle.driver.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends with an error where a read brings nothing for too long, by closing its source. */
final class TimedInput extends FilterInputStream {

  private final Duration silence;
  private final AtomicBoolean late = new AtomicBoolean();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "fetch-clock");
            thread.setDaemon(true);
            return thread;
          });

  TimedInput(InputStream in, Duration silence) {
    super(in);
    this.silence = silence;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    Future<?> alarm = clock.schedule(this::giveUp, silence.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int got = in.read(to, offset, length);
      if (late.get()) {
        throw tooLate(null);
      }
      return got;
    } catch (IOException e) {
      throw late.get() ? tooLate(e) : e;
    } finally {
      alarm.cancel(false);
    }
  }

  private void giveUp() {
    late.set(true);
    try {
      in.close();
    } catch (IOException e) {
      // The reader is told already.
      return;
    }
  }

  private IOException tooLate(IOException cause) {
    return new IOException(
        "the server sent nothing for " + silence.toMillis() / 1e3 + " seconds", cause);
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    super.close();
  }
}
