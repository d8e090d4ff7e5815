package io.onecycle.driver.execute;

import io.onecycle.driver.store.marks.DriverLease.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The process that this code runs in. On Linux {@code /proc} tells boots, containers and processes
 * apart; elsewhere the machine's name stands for it.
 */
final class ThisProcess implements Surroundings {

  private static final Path PROC = Path.of("/proc");

  /** The fields of a process's {@code stat} after its name: the state, and when it was started. */
  private static final int STATE = 0;

  private static final int STARTED = 19;

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }

  @Override
  public String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  @Override
  public long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  public Origin origin() {
    String machine =
        text(PROC.resolve("sys/kernel/random/boot_id"))
            // Its clocks may be its own, too.
            .map(boot -> boot + " " + namespace("time"))
            .orElseGet(this::host);
    return new Origin(machine, processes(), started(pid()).orElse(0));
  }

  /** Blank where the processes of others are not to be seen. */
  private static String processes() {
    if (!isLinux()) {
      return "all";
    }
    return Files.exists(PROC.resolve("1")) ? namespace("pid") : "";
  }

  private static boolean isLinux() {
    return Files.isDirectory(PROC.resolve("self"));
  }

  @Override
  public OptionalLong started(long pid) {
    if (!isLinux()) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().startInstant())
          .map(start -> OptionalLong.of(start.toEpochMilli()))
          .orElse(OptionalLong.empty());
    }
    // A name may have spaces and brackets.
    return text(PROC.resolve(pid + "/stat"))
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" "))
        .filter(fields -> fields.length > STARTED && !fields[STATE].matches("[ZX]"))
        .map(fields -> OptionalLong.of(Long.parseLong(fields[STARTED])))
        .orElse(OptionalLong.empty());
  }

  private static String namespace(String kind) {
    try {
      return Files.readSymbolicLink(PROC.resolve("self/ns/" + kind)).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
