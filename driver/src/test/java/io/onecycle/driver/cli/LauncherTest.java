package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/onecycle, installed somewhere with a Java that only says what it was started with. */
class LauncherTest {

  private record Said(int code, String out, String err) {}

  private static final String JAVA =
      """
      #!/bin/sh
      echo "LC_ALL=$LC_ALL TERMINAL=$ONECYCLE_TERMINAL"
      for word; do echo "[$word]"; done
      """;

  @TempDir private Path folder;
  private Path home;
  private Path jdk;

  @BeforeEach
  void installs() throws Exception {
    // A name that splits into words, and has a letter that ASCII lacks.
    home = Files.createDirectories(folder.resolve("on cycle"));
    Path top = Path.of("").toAbsolutePath().getParent();
    Files.createDirectories(home.resolve("bin"));
    Files.copy(top.resolve("bin/onecycle"), home.resolve("bin/onecycle"));
    executable(home.resolve("bin/onecycle"));
    Files.createDirectories(home.resolve("driver/target/spark/jars"));
    Files.createFile(home.resolve("driver/target/onecycle.jar"));
    jdk = jdk("17.0.15");
  }

  @Test
  void isFoundThroughLinksSpacesAndCdpath() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("oc"), home.resolve("bin/onecycle"));
    Files.createDirectories(folder.resolve("elsewhere/bin"));
    Path relative =
        Files.createSymbolicLink(folder.resolve("elsewhere/bin/oc"), Path.of("../../oc"));
    for (Path command : List.of(home.resolve("bin/onecycle"), link, relative)) {
      Said said = say(Map.of(), command.toString(), "status", "a b");
      assertThat(said.code()).as(said.err()).isZero();
      assertThat(said.out())
          .contains(home + "/driver/target/onecycle.jar:", "[status]\n[a b]\n")
          .contains("[io.onecycle.driver.cli.Main]");
    }
    Files.createDirectories(folder.resolve("on cycle/on cycle/bin"));
    Said said = say(Map.of("CDPATH", home.toString()), "on cycle/bin/onecycle", "status", "a");
    assertThat(said.out()).contains("[" + home + "/driver/target/onecycle.jar:");
  }

  @Test
  void helpAndWhatTrainsNothingStartNoSpark() throws Exception {
    for (String word : List.of("--help", "-h", "--version")) {
      Said said = say(Map.of(), onecycle(), "run", word);
      assertThat(said.out()).contains("[io.onecycle.driver.cli.Main]\n[run]\n[" + word + "]");
    }
    Said run = say(Map.of(), onecycle(), "run", "a.yaml");
    assertThat(run.out()).doesNotContain("cli.Main]\n[run]");
  }

  @Test
  void aSparkOrAJavaThatIsNotThereIsNamed() throws Exception {
    assertThat(say(Map.of("SPARK_HOME", "/nowhere"), onecycle(), "status", "a"))
        .isEqualTo(
            new Said(
                2,
                "",
                "onecycle: Invalid SPARK_HOME: /nowhere, expected a folder of Spark with"
                    + " jars/spark-core_*.jar, or none for the one that Maven resolved\n"));
    assertThat(say(Map.of("JAVA_HOME", "/nowhere"), onecycle(), "status", "a"))
        .isEqualTo(
            new Said(
                2,
                "",
                "onecycle: Invalid JAVA_HOME: /nowhere, expected the folder of a JDK 17 or later,"
                    + " with bin/java\n"));
    Said old = say(Map.of("JAVA_HOME", jdk("11.0.2").toString()), onecycle(), "status", "a");
    assertThat(old.code()).isEqualTo(2);
    assertThat(old.err()).contains("Invalid Java: 11.0.2 (", "expected 17 or later");
    Said newer = say(Map.of("JAVA_HOME", jdk("21").toString()), onecycle(), "status", "a");
    assertThat(newer.code()).as(newer.err()).isZero();
  }

  @Test
  void inAnAsciiLocaleJavaReadsNamesOfFilesAllTheSame() throws Exception {
    Said said = say(Map.of("LC_ALL", "C", "TERM", "xterm"), onecycle(), "status", "a");
    assertThat(said.out()).startsWith("LC_ALL=C.UTF-8 TERMINAL=,ascii\n");
  }

  private String onecycle() {
    return home.resolve("bin/onecycle").toString();
  }

  private Path jdk(String version) throws Exception {
    Path made = Files.createDirectories(folder.resolve("jdk-" + version));
    Path java = Files.createDirectories(made.resolve("bin")).resolve("java");
    executable(Files.writeString(java, JAVA));
    Files.writeString(made.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return made;
  }

  private static void executable(Path file) throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Said say(Map<String, String> environment, String... words) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(words)));
    builder.directory(folder.toFile());
    builder.environment().keySet().removeAll(List.of("SPARK_HOME", "ONECYCLE_SPARK", "CDPATH"));
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    Path err = folder.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, Files.readString(err));
  }
}
