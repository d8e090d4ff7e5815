package io.onecycle.driver.fetch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.onecycle.worker.data.builtin.Publication;
import io.onecycle.worker.data.builtin.PublishedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {

  private static final List<String> NAMES = List.of("train.bin", "test.bin");

  @TempDir private Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private byte[] served = {};

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/a.tar.gz",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, served.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(served);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void unpacksWhatItFetchedAndKeepsNothingElse() throws Exception {
    served = archive("train.bin", "test.bin");
    bring(published(served));
    assertThat(files()).containsExactlyInAnyOrder("train.bin", "test.bin");
    assertThat(folder.resolve("train.bin")).hasContent("train.bin".repeat(200));
  }

  @Test
  void anArchiveThatIsThereIsUsedWithoutANetwork() throws Exception {
    Files.write(folder.resolve("a.tar.gz"), archive("train.bin", "test.bin"));
    bring(published(Files.readAllBytes(folder.resolve("a.tar.gz"))));
    assertThat(requests).hasValue(0);
    assertThat(files()).containsExactlyInAnyOrder("train.bin", "test.bin", "a.tar.gz");
  }

  @Test
  void otherContentIsRefusedAndLeavesNothing() throws Exception {
    PublishedFile expected = published(archive("train.bin", "test.bin"));
    served = archive("train.bin", "best.bin");
    PublishedFile sameSize = new PublishedFile("a.tar.gz", served.length, expected.md5());
    assertThatThrownBy(() -> bring(sameSize))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected " + expected.md5());
    served = new byte[(int) expected.bytes() + 5_000];
    assertThatThrownBy(() -> bring(expected))
        .hasMessageContaining("has more than " + expected.bytes() + " bytes");
    served = new byte[10];
    assertThatThrownBy(() -> bring(expected)).hasMessageContaining("has 10 bytes, expected");
    assertThat(files()).isEmpty();
  }

  @Test
  void anArchiveThatLacksAFileIsRefused() throws IOException {
    served = archive("train.bin");
    assertThatThrownBy(() -> bring(published(served))).hasMessageEndingWith("no test.bin");
  }

  @Test
  void aServerThatHasNothingIsNamed() {
    PublishedFile gone = new PublishedFile("gone.tar.gz", 1, "0".repeat(32));
    assertThatThrownBy(() -> bring(gone))
        .hasMessage("Cannot fetch " + base() + "gone.tar.gz: the server answered 404");
  }

  /** However it is silent: without an answer, or in the middle of a file. */
  @Test
  void aServerThatFallsSilentIsNotWaitedForForEver() throws Exception {
    Patience little =
        new Patience(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(300));
    Fetch fetch = new Fetch(folder, text -> {}, little);
    for (String sent : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nbegun")) {
      try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        CompletableFuture<Void> unused =
            CompletableFuture.runAsync(
                () -> {
                  try {
                    silent.accept().getOutputStream().write(sent.getBytes(US_ASCII));
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        URI there = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
        PublishedFile file = new PublishedFile("a.tar.gz", 900, "0".repeat(32));
        assertThatThrownBy(() -> fetch.bring(new Publication(there, List.of(file), true), NAMES))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith("Cannot fetch " + there + "a.tar.gz: ")
            .hasMessageMatching(
                sent.isEmpty() ? ".*timed out" : ".*the server sent nothing for 0.3 seconds");
      }
    }
    assertThat(files()).isEmpty();
  }

  private void bring(PublishedFile file) throws Exception {
    new Fetch(folder, text -> {}).bring(new Publication(base(), List.of(file), true), NAMES);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static PublishedFile published(byte[] bytes) {
    try {
      String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
      return new PublishedFile("a.tar.gz", bytes.length, md5);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Each file holds its name over and over, in a folder, after a folder's own entry. */
  private static byte[] archive(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(header("cifar/", 0, '5'));
      for (String name : names) {
        byte[] content = name.repeat(200).getBytes(US_ASCII);
        out.write(header("cifar/" + name, content.length, '0'));
        out.write(content);
        out.write(new byte[(512 - content.length % 512) % 512]);
      }
      out.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }

  private static byte[] header(String name, int size, char type) {
    byte[] header = new byte[512];
    System.arraycopy(name.getBytes(US_ASCII), 0, header, 0, name.length());
    byte[] octal = "%011o".formatted(size).getBytes(US_ASCII);
    System.arraycopy(octal, 0, header, 124, octal.length);
    header[156] = (byte) type;
    return header;
  }
}
