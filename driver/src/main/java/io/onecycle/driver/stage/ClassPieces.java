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
import java.util.Locale;
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
        List.of(new Piece(className, source, Asked.TRAIN)),
        validates(className) ? List.of(new Piece(className, source, Asked.VALIDATION)) : List.of(),
        List.of(new Piece(className, source, Asked.TEST)),
        List.of());
  }

  /** Whether a class has a validation set of its own. */
  static boolean validates(String name) {
    try {
      return load(name).getClass().getMethod("validation", String.class).getDeclaringClass()
          != ExampleSource.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Cannot ask " + name + " for a validation set", e);
    }
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

  /** Which examples a class is asked for. */
  private enum Asked {
    TRAIN,
    VALIDATION,
    TEST
  }

  private record Piece(String className, String source, Asked set) implements PartTask {
    @Override
    public Examples read(Configuration hadoop, Consumer<String> skipped) throws IOException {
      ExampleSource made = load(className);
      return switch (set) {
        case TRAIN -> made.train(source);
        case VALIDATION -> made.validation(source);
        case TEST -> made.test(source);
      };
    }

    @Override
    public String source() {
      return "%s (%s)".formatted(className, set.name().toLowerCase(Locale.ROOT));
    }
  }
}
