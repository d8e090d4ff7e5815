package io.onecycle.driver.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Code of a user's own, compiled and packed as a build of its own would. */
public final class ExampleJar {

  private ExampleJar() {}

  /** Compiles the sources below a folder against this class path, into a jar beside them. */
  public static Path of(Path sources, Path folder) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xlint:all,-classfile,-path",
                "-Werror",
                "-proc:none",
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int code = compiler.run(null, null, null, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError("The example does not compile: see stderr");
    }
    Path jar = Files.createTempFile(folder, "example", ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      files.filter(Files::isRegularFile).forEach(file -> add(zip, classes, file));
    }
    return jar;
  }

  private static void add(JarOutputStream zip, Path classes, Path file) {
    try {
      zip.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
      zip.write(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
