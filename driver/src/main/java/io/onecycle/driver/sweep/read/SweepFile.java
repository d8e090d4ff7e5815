package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.ownmodel.ModelSource;
import io.onecycle.driver.sweep.read.ownmodel.ModelsOnDisk;
import io.onecycle.driver.sweep.yaml.Environment;
import io.onecycle.driver.sweep.yaml.Fault;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.Shown;
import io.onecycle.driver.sweep.yaml.YamlTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A sweep file that was read: a sweep, or every fault that keeps it from being one. */
public sealed interface SweepFile {

  /** Longer is no sweep file. */
  int MAX_BYTES = 1 << 20;

  /**
   * A file without faults.
   *
   * @param text what it was read from, with the values of the environment filled in
   */
  record Valid(SweepSpec spec, String text) implements SweepFile {}

  /**
   * A file that cannot be run.
   *
   * @param faults at least one, from the first line to the last
   */
  record Faulty(List<Fault> faults) implements SweepFile {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** Reads a file in UTF-8; one that cannot be read has that as its fault. */
  static SweepFile read(Path file) {
    return read(file, DataSizes.BUILT_IN);
  }

  /** As {@link #read(Path)}, with the sizes of the data sets from elsewhere. */
  static SweepFile read(Path file, DataSizes sizes) {
    return read(file, sizes, new ModelsOnDisk(file));
  }

  /** The same, with the models that it names from elsewhere, too. */
  static SweepFile read(Path file, DataSizes sizes, ModelSource models) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        return unreadable(file, "longer than " + MAX_BYTES + " bytes");
      }
      CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
      String text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
      return filled(file.toString(), text, sizes, models);
    } catch (NoSuchFileException e) {
      return unreadable(file, "missing");
    } catch (AccessDeniedException e) {
      return unreadable(file, "not readable: access is denied");
    } catch (CharacterCodingException e) {
      return unreadable(file, "not in UTF-8");
    } catch (IOException e) {
      return unreadable(file, "not readable: " + Shown.oneLine(String.valueOf(e.getMessage())));
    }
  }

  /** Reads a text that a user has written: it may name variables of the environment. */
  static SweepFile filled(String fileName, String text, DataSizes sizes, ModelSource models) {
    FaultList faults = new FaultList(fileName);
    return Environment.ofThisProcess()
        .fill(text, faults)
        .map(whole -> parse(fileName, whole, sizes, models))
        .orElseGet(() -> new Faulty(faults.inOrder()));
  }

  /**
   * Reads the text of a sweep file as it stands: what is kept with results depends on no
   * environment.
   *
   * @param fileName what faults call it
   */
  static SweepFile parse(String fileName, String text) {
    return parse(fileName, text, DataSizes.BUILT_IN);
  }

  /** As {@link #parse(String, String)}, with the sizes of the data sets from elsewhere. */
  static SweepFile parse(String fileName, String text, DataSizes sizes) {
    return parse(fileName, text, sizes, ModelSource.NONE);
  }

  /** The same, with the models that it names from elsewhere, too. */
  static SweepFile parse(String fileName, String text, DataSizes sizes, ModelSource models) {
    return parse(fileName, text, models, sizes, Defaults.CURRENT);
  }

  /** The same, read as when other defaults held. */
  static SweepFile parse(String fileName, String text, ModelSource models, Defaults defaults) {
    return parse(fileName, text, models, DataSizes.BUILT_IN, defaults);
  }

  private static SweepFile parse(
      String fileName, String text, ModelSource models, DataSizes sizes, Defaults defaults) {
    FaultList faults = new FaultList(fileName);
    Optional<SweepSpec> spec =
        YamlTree.read(
                text, "a sweep file with the keys " + String.join(", ", SweepReader.KEYS), faults)
            .flatMap(root -> new SweepReader(sizes, models, defaults, faults).read(root));
    return spec.<SweepFile>map(read -> new Valid(read, text))
        .orElseGet(() -> new Faulty(faults.inOrder()));
  }

  private static SweepFile unreadable(Path file, String problem) {
    FaultList faults = new FaultList(file.toString());
    faults.add("", 1, "the file", problem, "a sweep file in YAML");
    return new Faulty(faults.inOrder());
  }
}
