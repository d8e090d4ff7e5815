package io.onecycle.driver.execute;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** S3Mock in a JVM of its own: it speaks the protocol of S3, conditional requests included. */
final class S3Server implements AutoCloseable {

  static final String BUCKET = "results";

  private static final Duration TO_START = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  /** Starts one whose objects are below {@code folder}. */
  S3Server(Path folder) throws IOException {
    Path jar = Path.of(System.getProperty("s3mock.jar", ""));
    assumeTrue(Files.isRegularFile(jar), "mvn -Ps3 brings S3Mock and S3A: 310 MB");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--server.address=127.0.0.1",
                "--com.adobe.testing.s3mock.http-port=" + port,
                "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
                "--com.adobe.testing.s3mock.store.root=" + Files.createDirectories(folder))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling("s3mock.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    Instant end = Instant.now().plus(TO_START);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("Waited in vain for S3Mock on port " + port);
      }
    }
  }

  private boolean answers() {
    try {
      URI bucket = URI.create("http://127.0.0.1:" + port + "/" + BUCKET + "?list-type=2");
      HttpURLConnection asked = (HttpURLConnection) bucket.toURL().openConnection();
      return asked.getResponseCode() == 200;
    } catch (IOException e) {
      pause();
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of Hadoop's S3A, to find it. */
  Map<String, String> hadoop() {
    return Map.of(
        "fs.s3a.endpoint", "http://127.0.0.1:" + port,
        "fs.s3a.endpoint.region", "us-east-1",
        "fs.s3a.path.style.access", "true",
        "fs.s3a.connection.ssl.enabled", "false",
        "fs.s3a.access.key", "any",
        "fs.s3a.secret.key", "any",
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
