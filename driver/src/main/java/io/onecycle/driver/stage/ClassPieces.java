package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.PartTask;
import io.onecycle.worker.api.ExampleSource;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.staged.StagedPart;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/**
 * Asks a class of one's own for examples.
 *
 * @param className of a jar of {@code --jars}
 * @param source what it is given
 */
record ClassPieces(String className, String source) {

  Pieces of() {
    return new Pieces(
        List.of(new Piece(className, source, true)),
        List.of(),
        List.of(new Piece(className, source, false)),
        List.of());
  }

  /** What tells whether the class has changed: the jar it is in. */
  String trace() throws IOException {
    Optional<URL> jar =
        Optional.ofNullable(load(className).getClass().getProtectionDomain().getCodeSource())
            .map(CodeSource::getLocation);
    if (jar.isEmpty() || jar.get().getPath().endsWith("/")) {
      String file = "/" + className.replace('.', '/') + ".class";
      try (InputStream in = load(className).getClass().getResourceAsStream(file)) {
        return in == null ? className : StagedPart.sha256(in.readAllBytes());
      }
    }
    try (InputStream in = jar.get().openStream()) {
      return StagedPart.sha256(in.readAllBytes());
    }
  }

  private static ExampleSource load(String name) {
    try {
      ClassLoader jars = Thread.currentThread().getContextClassLoader();
      return Class.forName(name, true, jars)
          .asSubclass(ExampleSource.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new InvalidDataException(
          ("Cannot use data.class: %s, expected a class with a public constructor, in a"
                  + " jar of --jars, that is a %s (%s)")
              .formatted(name, ExampleSource.class.getName(), e));
    }
  }

  private record Piece(String className, String source, boolean train) implements PartTask {
    @Override
    public Examples read(Configuration hadoop, Consumer<String> skipped) throws IOException {
      ExampleSource made = load(className);
      return train ? made.train(source) : made.test(source);
    }

    @Override
    public String source() {
      return className + (train ? " (train)" : " (test)");
    }
  }
}
