package io.onecycle.worker.model.own.saved;

import io.onecycle.worker.model.own.rules.FaultyModelException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs the importer of Keras files in a JVM of its own. It reads HDF5 by native code, which a file
 * can make crash, spin or take all memory: then that JVM ends, and this one refuses the file.
 *
 * @param limit how long it may take
 * @param megabytes heap that it may have
 */
record ImporterProcess(Duration limit, int megabytes) {

  /** What a file of a gigabyte takes on a slow machine, several times over. */
  static final ImporterProcess USUAL = new ImporterProcess(Duration.ofMinutes(5), 4096);

  private static final String ERROR_FILE = "-XX:ErrorFile=";

  /**
   * The network in a file, as an archive of Deeplearning4j's.
   *
   * @param folder where to work; what lies there afterwards is of no account
   * @throws FaultyModelException if the file is refused, or the importer does not come to an end
   */
  byte[] archive(Path hdf5, Path folder) throws IOException {
    Path archive = folder.resolve("network.zip");
    Path refusal = folder.resolve("refusal.txt");
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + megabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+ExitOnOutOfMemoryError",
            ERROR_FILE + folder.resolve("crash.log"),
            KerasImporter.class.getName(),
            hdf5.toString(),
            archive.toString(),
            refusal.toString());
    Map<String, String> environment = builder.environment();
    environment.put("CLASSPATH", classPath());
    // They are meant for other programs, and may contradict what is said here.
    environment
        .keySet()
        .removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Optional<Integer> exit = exit(builder.start());
    if (exit.isEmpty()) {
      throw refused("is not read within " + limit.toSeconds() + " s");
    }
    if (Files.exists(refusal)) {
      List<String> said = Files.readAllLines(refusal);
      throw new FaultyModelException(KerasFile.SUBJECT, said.get(0), said.get(1));
    }
    if (exit.get() != 0 || !Files.exists(archive)) {
      throw refused("brings its importer down (exit code " + exit.get() + ")");
    }
    return Files.readAllBytes(archive);
  }

  /** The code it ends with; empty if it has to be ended. */
  private Optional<Integer> exit(Process process) throws IOException {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? Optional.of(process.exitValue())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cannot wait for the importer of Keras files: interrupted", e);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static FaultyModelException refused(String problem) {
    return new FaultyModelException(KerasFile.SUBJECT, problem, KerasFile.EXPECTED);
  }

  /** All that the classes here see: jars may have been added to those this JVM began with. */
  private static String classPath() throws IOException {
    List<String> entries = new ArrayList<>();
    for (ClassLoader loader = ImporterProcess.class.getClassLoader();
        loader != null;
        loader = loader.getParent()) {
      if (loader instanceof URLClassLoader own) {
        for (URL url : own.getURLs()) {
          entries.add(path(url));
        }
      } else if (loader.equals(ClassLoader.getSystemClassLoader())) {
        entries.add(System.getProperty("java.class.path"));
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static String path(URL url) throws IOException {
    try {
      URI uri = url.toURI();
      return "file".equals(uri.getScheme()) ? Path.of(uri).toString() : uri.toString();
    } catch (URISyntaxException e) {
      throw new IOException("Cannot name " + url + " to another JVM", e);
    }
  }
}
