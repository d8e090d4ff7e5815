package io.onecycle.driver.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real standalone cluster on 127.0.0.1: a master and workers in JVMs of their own, each worker
 * with two GPUs that a false nvidia-smi tells of. Ports are whatever is free.
 */
final class StandaloneCluster implements AutoCloseable {

  static final Path HOME = Path.of("").toAbsolutePath().getParent();
  static final Path BUILD =
      HOME.resolve("driver").resolve(System.getProperty("build.folder", "target"));
  static final Path SPARK = BUILD.resolve("spark");
  static final Path APPLICATION = BUILD.resolve("onecycle.jar");

  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /** Who lacks it is refused by master, workers, drivers and executors. */
  private static final String SECRET = UUID.randomUUID().toString();

  private static final Duration TO_START = Duration.ofSeconds(60);

  private final Path folder;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;
  private final String url;

  private static Optional<StandaloneCluster> shared = Optional.empty();

  /** The one cluster of two workers that all tests of this JVM use; it goes down with the JVM. */
  static synchronized StandaloneCluster shared() throws IOException {
    if (shared.isEmpty()) {
      Path folder = BUILD.resolve("cluster-" + ProcessHandle.current().pid());
      shared = Optional.of(new StandaloneCluster(folder, 2));
    }
    return shared.get();
  }

  /** Starts a master and workers, and returns when the master knows them all. */
  StandaloneCluster(Path folder, int workers) throws IOException {
    this.folder = Files.createDirectories(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    configure();
    master = spawn("master", "org.apache.spark.deploy.master.Master", "--port", "0");
    url = awaitOutput("master", MASTER).group(1);
    for (int i = 0; i < workers; i++) {
      startWorker();
    }
    await("workers", () -> output("master").split("Registering worker", -1).length > workers);
  }

  private void configure() throws IOException {
    Path conf = Files.createDirectories(conf());
    String shipped = Files.readString(HOME.resolve("conf/spark-defaults.conf"));
    Files.writeString(
        conf.resolve("spark-defaults.conf"),
        // As its comments and docs/cluster.md tell to; and small.
        shipped
                .replaceAll("(?m)^#(?=spark.(executor.cores|[a-zA-Z.]*resource.gpu))", "")
                .replaceAll("(?m)^#(?=spark.(authenticate|network.crypto|io.encryption))", "")
                .replace("CHANGE-ME", SECRET)
                .replaceAll("(?m)^(spark.executor.memory +).*", "$1 512m")
            + "spark.driver.host 127.0.0.1\n"
            + "spark.driver.bindAddress 127.0.0.1\n"
            + "spark.executor.extraJavaOptions "
            + QUICK_START
            + "\n"
            + Devices.FAKE
            + " true\n");
    Files.copy(HOME.resolve("conf/log4j2.properties"), conf.resolve("log4j2.properties"));
    Path daemons = Files.createDirectories(folder.resolve("daemons"));
    Files.writeString(
        daemons.resolve("log4j2.properties"),
        Files.readString(HOME.resolve("conf/log4j2.properties"))
            + "logger.deploy.name = org.apache.spark.deploy\nlogger.deploy.level = info\n");
    Path smi = Files.createDirectories(folder.resolve("bin")).resolve("nvidia-smi");
    Files.writeString(smi, "#!/bin/sh\necho '0, GPU-aa'\necho '1, GPU-bb'\n");
    if (!smi.toFile().setExecutable(true)) {
      throw new IOException("Cannot make " + smi + " executable");
    }
  }

  /** One more worker. */
  void startWorker() throws IOException {
    String name = "worker-" + workers.size();
    workers.add(
        spawn(
            name,
            "org.apache.spark.deploy.worker.Worker",
            "--port",
            "0",
            "--cores",
            "4",
            "--memory",
            "4g",
            "--work-dir",
            folder.resolve(name).toString(),
            url));
  }

  private Process spawn(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dspark.worker.resource.gpu.amount=2",
            "-Dspark.worker.resource.gpu.discoveryScript=" + HOME.resolve("conf/gpu-discovery.sh"),
            "-cp",
            folder.resolve("daemons") + ":" + SPARK.resolve("jars") + "/*",
            main,
            "--host",
            "127.0.0.1",
            "--webui-port",
            "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.remove("CUDA_VISIBLE_DEVICES");
    spark(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private void spark(Map<String, String> environment) {
    environment.put("SPARK_HOME", SPARK.toString());
    environment.put("SPARK_SCALA_VERSION", SparkLine.built().scala());
    environment.put("SPARK_CONF_DIR", conf().toString());
    environment.put("SPARK_LOCAL_IP", "127.0.0.1");
  }

  Path conf() {
    return folder.resolve("conf");
  }

  String master() {
    return url;
  }

  /** For a driver in this JVM: executors of one core and one GPU, with the tests' classes. */
  Map<String, String> settings() throws IOException {
    return Map.ofEntries(
        Map.entry("spark.master", url),
        Map.entry("spark.jars", APPLICATION + "," + testClasses()),
        Map.entry("spark.driver.host", "127.0.0.1"),
        Map.entry("spark.driver.bindAddress", "127.0.0.1"),
        Map.entry("spark.authenticate", "true"),
        Map.entry("spark.authenticate.secret", SECRET),
        Map.entry("spark.network.crypto.enabled", "true"),
        Map.entry("spark.network.crypto.authEngineVersion", "2"),
        Map.entry("spark.io.encryption.enabled", "true"),
        Map.entry("spark.executor.cores", "1"),
        Map.entry("spark.executor.memory", "512m"),
        Map.entry("spark.executor.extraJavaOptions", QUICK_START),
        Map.entry("spark.executor.resource.gpu.amount", "1"),
        Map.entry("spark.task.resource.gpu.amount", "1"),
        Map.entry(Devices.FAKE, "true"));
  }

  private synchronized Path testClasses() throws IOException {
    Path jar = folder.resolve("tests.jar");
    Path classes = BUILD.resolve("test-classes");
    if (!Files.exists(jar)) {
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
          Files.copy(file, out);
        }
      }
    }
    return jar;
  }

  /** Starts a command of bin/onecycle, with what it says in {@code name.log}. */
  Process onecycle(String name, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/onecycle").toString()));
    command.addAll(List.of(words));
    return start(name, command);
  }

  /** Starts spark-submit. */
  Process submit(String name, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            conf() + ":" + SPARK.resolve("jars") + "/*",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            url));
    command.addAll(List.of(words));
    return start(name, command);
  }

  private Process start(String name, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    spark(builder.environment());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  /** What a process has said. */
  String output(String name) {
    try {
      return Files.readString(folder.resolve(name + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The workers that live. */
  List<Process> workers() {
    return workers.stream().filter(Process::isAlive).toList();
  }

  /** The executors that live, oldest first. */
  List<ProcessHandle> executors() {
    return workers().stream()
        .flatMap(Process::children)
        .filter(
            child ->
                child
                    .info()
                    .commandLine()
                    .filter(line -> line.contains("ExecutorBackend"))
                    .isPresent())
        .sorted(Comparator.comparing(ProcessHandle::pid))
        .toList();
  }

  /** The folder of the worker that ran an executor of the latest application. */
  Path workerOf(String executorId) throws IOException {
    return folderOf(executorId).getParent().getParent();
  }

  /** What an executor of the latest application has said. */
  String executorLog(String executorId) throws IOException {
    return Files.readString(folderOf(executorId).resolve("stderr"));
  }

  private Path folderOf(String executorId) throws IOException {
    try (Stream<Path> folders = Files.walk(folder, 3)) {
      return folders
          .filter(
              each -> each.endsWith(executorId) && each.getParent().toString().contains("/app-"))
          .max(Comparator.comparing(each -> each.getParent().getFileName().toString()))
          .orElseThrow();
    }
  }

  private MatchResult awaitOutput(String name, Pattern pattern) {
    await(pattern.pattern(), () -> pattern.matcher(output(name)).find());
    return pattern.matcher(output(name)).results().findFirst().orElseThrow();
  }

  static void await(String what, Supplier<Boolean> condition) {
    Instant end = Instant.now().plus(TO_START);
    while (!condition.get()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("Waited in vain for " + what);
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    List<Process> all = Stream.concat(workers.stream(), Stream.ofNullable(master)).toList();
    for (Process one : all) {
      one.descendants().forEach(ProcessHandle::destroyForcibly);
      one.destroyForcibly();
    }
  }
}
