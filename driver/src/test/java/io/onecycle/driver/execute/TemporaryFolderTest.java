package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of JVMs that live, end and are killed. */
class TemporaryFolderTest {

  @TempDir private Path parent;

  @Test
  void goesWithItsJvmAndOneOfAKilledJvmIsSweptUpByTheNext() throws Exception {
    Process living = start();
    Process killed = start();
    StandaloneCluster.await("both", () -> filled().size() == 2);
    killed.destroyForcibly().waitFor();
    assertThat(filled()).hasSize(2);

    Path foreign = Files.createDirectory(parent.resolve("onecycle-spark-without-a-lock"));
    Path ours = TemporaryFolder.below(parent);
    assertThat(filled()).as("the living one's").hasSize(1);
    assertThat(ours).isDirectory().isEqualTo(TemporaryFolder.below(parent));
    assertThat(foreign).isDirectory();

    // A sweep of hours collects garbage.
    for (int times = 0; times < 10; times++) {
      System.gc();
      Thread.sleep(20);
    }
    Process third = start();
    StandaloneCluster.await("it", () -> filled().size() == 2);
    assertThat(ours).as("not swept up by it").isDirectory();
    for (Process each : List.of(living, third)) {
      each.getOutputStream().close();
      assertThat(each.waitFor()).isZero();
    }
    assertThat(filled()).isEmpty();
  }

  @Test
  void jarsThatThisJvmHasAreNotCopied() throws Exception {
    Path known = Files.createFile(parent.resolve("kn own.jar"));
    Path other = Files.createFile(parent.resolve("other.jar"));
    SparkConf conf =
        new SparkConf(false)
            .set("spark.jars", known.toUri() + "," + other.toUri() + ",hdfs://h/x.jar");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {known.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      LocalJars.keepBack(conf);
      assertThat(conf.get("spark.jars")).isEqualTo(other.toUri() + ",hdfs://h/x.jar");
      LocalJars.keepBack(conf.set("spark.jars", known.toString()));
      assertThat(conf.contains("spark.jars")).isFalse();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Those that a JVM has put something into. */
  private List<Path> filled() {
    try (Stream<Path> all = Files.walk(parent, 2)) {
      return all.filter(file -> file.endsWith("big")).toList();
    } catch (IOException e) {
      // One went meanwhile.
      return List.of();
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Owner.class.getName()));
    command.add(parent.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Has a folder, with something in it, until its standard input ends. */
  static final class Owner {
    public static void main(String[] words) throws IOException {
      Path folder = TemporaryFolder.below(Path.of(words[0]));
      Files.write(folder.resolve("big"), new byte[1 << 20]);
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
