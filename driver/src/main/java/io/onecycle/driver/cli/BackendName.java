package io.onecycle.driver.cli;

import io.onecycle.worker.model.Backend;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A backend as it is written on the command line. */
final class BackendName implements ITypeConverter<Backend> {

  /** What computed on ND4J's own operations until libtorch took its place. */
  private static final String FORMER = "nd4j";

  @Override
  public Backend convert(String name) {
    if (name.equalsIgnoreCase(FORMER)) {
      throw new TypeConversionException(
          "'nd4j' is no more: write 'torch', or 'auto', which takes it on GPUs");
    }
    return Arrays.stream(Backend.values())
        .filter(backend -> backend.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("expected %s, not '%s'".formatted(all(), name)));
  }

  private static String all() {
    return Arrays.stream(Backend.values())
        .map(backend -> backend.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
