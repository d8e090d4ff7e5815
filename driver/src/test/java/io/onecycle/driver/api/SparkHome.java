package io.onecycle.driver.api;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** spark-submit and spark-shell of the Spark that the build has, with executors in other JVMs. */
final class SparkHome {

  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final Path HOME = TOP.resolve("driver/target/spark");
  static final Path APPLICATION = TOP.resolve("driver/target/onecycle.jar");

  private SparkHome() {}

  /** Runs a job of one's own, and returns what it said. */
  static String submit(Path folder, String... words) throws IOException, InterruptedException {
    return run(folder, HOME.resolve("jars") + "/*", List.of(), words);
  }

  /** Runs a script in spark-shell, as its own start script does, and returns what it said. */
  static String shell(Path folder, Path script, String... options)
      throws IOException, InterruptedException {
    // What a Spark installation has among its jars, and the build has for tests alone.
    String shell =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.contains("spark-repl") || entry.contains("scala-compiler"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> all = new ArrayList<>(List.of("--class", "org.apache.spark.repl.Main"));
    all.addAll(List.of("--name", "Spark shell"));
    all.addAll(List.of(options));
    all.addAll(List.of("spark-shell", "-i", script.toString()));
    return run(
        folder,
        shell + File.pathSeparator + HOME.resolve("jars") + "/*",
        List.of("-Dscala.usejavacp=true"),
        all.toArray(String[]::new));
  }

  private static String run(Path folder, String classPath, List<String> options, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(opens());
    command.addAll(List.of("-cp", TOP.resolve("conf") + File.pathSeparator + classPath));
    command.add("org.apache.spark.deploy.SparkSubmit");
    command.addAll(List.of("--master", "local-cluster[1,2,1024]"));
    command.addAll(List.of("--conf", "spark.executor.memory=1024m"));
    command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(List.of("--conf", "spark.driver.bindAddress=127.0.0.1"));
    command.addAll(List.of("--jars", APPLICATION.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SPARK_HOME", HOME.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("SPARK_CONF_DIR", TOP.resolve("conf").toString());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    Path log = Files.createTempFile(folder, "said", ".log");
    Process process =
        builder
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("Did not end: " + Files.readString(log));
    }
    return Files.readString(log);
  }

  private static List<String> opens() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .toList();
  }
}
