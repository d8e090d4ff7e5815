package io.onecycle.driver.sweep.read.ownmodel;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.model.Rehearsal;
import io.onecycle.worker.model.own.FileDigest;
import io.onecycle.worker.model.own.NetworkCode;
import io.onecycle.worker.model.own.OwnNetworks;
import io.onecycle.worker.model.own.rules.OwnNetwork;
import io.onecycle.worker.model.own.saved.KerasFile;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.OwnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files beside a sweep file, and classes of the jars that the command was given. */
public final class ModelsOnDisk implements ModelSource {

  private static final long MAX_BYTES = 2L << 30;

  private final Path folder;
  private final Map<String, OwnModel> found = new LinkedHashMap<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** Paths are relative to where the sweep file lies. */
  public ModelsOnDisk(Path sweep) {
    this.folder = sweep.toAbsolutePath().getParent();
  }

  @Override
  public OwnModel file(String kind, String path, boolean fresh, LayerGroups groups)
      throws IOException {
    byte[] bytes = read(path);
    byte[] content = kind.equals(OwnModelReader.KERAS) ? KerasFile.converted(bytes) : bytes;
    String digest = FileDigest.of(content);
    contents.put(digest, content);
    return found(kind, path, new OwnModel.Saved(digest, fresh, groups));
  }

  @Override
  public OwnModel code(
      String className, Map<String, List<String>> arguments, Optional<LayerGroups> groups) {
    OwnModel.Coded code = NetworkCode.find(className, arguments, groups);
    return found(OwnModelReader.CLASS, className, code);
  }

  @Override
  public void check(ModelSpec.Own model, Optional<Examples> examples) {
    try {
      OwnNetworks.provide(model, () -> contents.get(model.source().digest()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("Cannot read what was read before", e);
    }
    if (examples.isPresent() || model.source() instanceof OwnModel.Saved) {
      OwnNetwork network = OwnNetworks.of(model, examples);
      if (!network.replaced().isEmpty()) {
        notes.add(
            model.name()
                + ": its own "
                + String.join(", ", network.replaced())
                + " make way for the sweep's optimiser and weight decay");
      }
      examples.ifPresent(of -> Rehearsal.require(model, of));
    }
  }

  /** The models by what the sweep file calls them, for whoever keeps them with the results. */
  public Map<String, OwnModel> found() {
    return found;
  }

  /** What was read of files, by digest. */
  public Map<String, byte[]> contents() {
    return contents;
  }

  /** What a user should know of a model that is otherwise well. */
  public List<String> notes() {
    return notes;
  }

  private OwnModel found(String kind, String name, OwnModel model) {
    found.put(OwnModelReader.key(kind, name), model);
    return model;
  }

  private byte[] read(String path) throws IOException {
    try {
      Path file = folder.resolve(path);
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("longer than " + MAX_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new IOException("missing in " + folder, e);
    }
  }
}
