package io.onecycle.worker.model.own.saved;

import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.model.own.rules.ParameterCount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A file of Deeplearning4j's: the JSON of a configuration, or an archive of {@code
 * ModelSerializer}, of which configuration and weights are read and nothing else. Its other parts,
 * some of which are serialised Java objects, are left alone.
 *
 * @param weights the flat parameter vector, if the file holds one
 */
@SuppressWarnings("OptionalContainsArray") // a vessel for a large array, never compared
public record SavedModel(ComputationGraphConfiguration configuration, Optional<float[]> weights) {

  static final String CONFIGURATION = "configuration.json";
  static final String WEIGHTS = "coefficients.bin";
  private static final String ARCHIVE = "the archive";
  private static final String EXPECTED =
      "an archive of ModelSerializer, with " + CONFIGURATION + " and " + WEIGHTS;
  private static final int MAX_ENTRIES = 64;

  /** A gigabyte of weights: 268 million. */
  private static final int MAX_WEIGHT_BYTES = 1 << 30;

  /**
   * Reads either kind of file.
   *
   * @throws FaultyModelException if it is neither, or damaged
   */
  public static SavedModel read(byte[] file) {
    if (!isArchive(file)) {
      return new SavedModel(ConfigurationJson.read(file), Optional.empty());
    }
    byte[] json = entry(file, CONFIGURATION, ConfigurationJson.MAX_BYTES);
    ComputationGraphConfiguration configuration = ConfigurationJson.read(json);
    long count = count(configuration);
    byte[] bytes = entry(file, WEIGHTS, Math.min(MAX_WEIGHT_BYTES, 8 * count + 4096));
    return new SavedModel(
        configuration, Optional.of(Coefficients.read(bytes, Math.toIntExact(count))));
  }

  /** Whether it begins as zip archives do. */
  static boolean isArchive(byte[] file) {
    return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
  }

  private static long count(ComputationGraphConfiguration configuration) {
    long count;
    try {
      count = ParameterCount.of(configuration);
    } catch (RuntimeException e) {
      throw new FaultyModelException(
          "the configuration",
          "has layers that cannot be built (" + e.getMessage() + ")",
          EXPECTED);
    }
    if (count < 1 || count > MAX_WEIGHT_BYTES / Float.BYTES) {
      throw new FaultyModelException(
          "the network",
          "has " + count + " parameters",
          "between 1 and " + MAX_WEIGHT_BYTES / Float.BYTES);
    }
    return count;
  }

  /** Unpacks one entry and no more of it than may be: an archive may claim to be small. */
  private static byte[] entry(byte[] file, String name, long limit) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          byte[] bytes = zip.readNBytes(Math.toIntExact(limit) + 1);
          if (bytes.length > limit) {
            throw new FaultyModelException(
                ARCHIVE, "unpacks " + name + " to more than " + limit + " bytes", EXPECTED);
          }
          return bytes;
        }
        if (++entries > MAX_ENTRIES) {
          throw new FaultyModelException(ARCHIVE, "has too many entries", EXPECTED);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      if (e instanceof FaultyModelException fault) {
        throw fault;
      }
      FaultyModelException fault =
          new FaultyModelException(ARCHIVE, "is damaged (" + e.getMessage() + ")", EXPECTED);
      fault.initCause(e);
      throw fault;
    }
    throw new FaultyModelException(ARCHIVE, "has no " + name, EXPECTED);
  }
}
