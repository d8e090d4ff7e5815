package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.PartTask;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.file.ImageFile;
import io.onecycle.worker.data.staged.Kind;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataFormat.Size;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Reads PNG and JPEG files in a folder for each class. */
final class ImagePieces {

  private final DataFormat.Images format;
  private final Configuration hadoop;

  ImagePieces(DataFormat.Images format, Configuration hadoop) {
    this.format = format;
    this.hadoop = hadoop;
  }

  Pieces of(Division files) throws IOException {
    List<Labelled> train = labelled(files.train().files());
    List<Labelled> validation = labelled(files.validation().files());
    List<Labelled> test = labelled(files.test().files());
    List<String> classes = train.stream().map(Labelled::label).distinct().sorted().toList();
    List<String> faults = new ArrayList<>();
    if (classes.size() < 2) {
      faults.add(
          "Cannot use images: classes %s, expected a folder for each of at least two classes"
              .formatted(classes));
    }
    Stream.concat(validation.stream(), test.stream())
        .filter(one -> !classes.contains(one.label))
        .collect(
            Collectors.groupingBy(Labelled::label, java.util.TreeMap::new, Collectors.toList()))
        .forEach(
            (label, some) ->
                faults.add(
                    "Cannot use %s: class %s, expected one of the training images': %s"
                        .formatted(some.get(0).file.uri(), label, classes)));
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    Form form = form(train.get(0).file);
    return new Pieces(
        tasks(train, classes, form),
        tasks(validation, classes, form),
        tasks(test, classes, form),
        classes);
  }

  private static List<Labelled> labelled(List<SourceFile> files) {
    List<String> faults = new ArrayList<>();
    List<Labelled> found = new ArrayList<>();
    for (SourceFile file : files) {
      String name = file.name();
      int slash = name.indexOf('/');
      if (slash < 0) {
        faults.add("Cannot use %s: it is in no class's folder".formatted(file.uri()));
      } else if (!ImageFile.isNamed(name)) {
        faults.add(
            "Cannot use %s: expected a name ending in .png, .jpg or .jpeg".formatted(file.uri()));
      } else {
        found.add(new Labelled(file, name.substring(0, slash)));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return found;
  }

  private Form form(SourceFile first) throws IOException {
    ImageFile image = new ImageFile(first.uri(), first.read(hadoop, ImageFile.MOST_BYTES));
    Size size = format.resize().isPresent() ? format.resize().get() : image.size();
    int channels = format.channels().isPresent() ? format.channels().get() : image.channels();
    return new Form(size, format.resize().isPresent(), channels);
  }

  private static List<PartTask> tasks(List<Labelled> images, List<String> classes, Form form) {
    int most = new Kind(form.shape(), true, true, classes.size()).perPart();
    List<PartTask> tasks = new ArrayList<>();
    for (int from = 0; from < images.size(); from += most) {
      List<Labelled> some = images.subList(from, Math.min(images.size(), from + most));
      tasks.add(
          new Piece(
              new ArrayList<>(some.stream().map(Labelled::file).toList()),
              some.stream().mapToInt(one -> classes.indexOf(one.label)).toArray(),
              classes.size(),
              form));
    }
    return tasks;
  }

  private record Labelled(SourceFile file, String label) {}

  private record Form(Size size, boolean resizes, int channels) implements Serializable {
    Shape shape() {
      return new Shape(channels, size.height(), size.width());
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // sent to a task, never compared
  private record Piece(List<SourceFile> files, int[] labels, int classes, Form form)
      implements PartTask {
    @Override
    public Examples read(Configuration hadoop, Consumer<String> skipped) throws IOException {
      int size = form.shape().size();
      byte[] pixels = new byte[Math.multiplyExact(files.size(), size)];
      List<String> faults = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        SourceFile file = files.get(i);
        try {
          ImageFile image = new ImageFile(file.uri(), file.read(hadoop, ImageFile.MOST_BYTES));
          byte[] planes = image.planes(form.size, form.resizes, form.channels);
          System.arraycopy(planes, 0, pixels, i * size, size);
        } catch (IOException e) {
          faults.add(e.getMessage());
        }
      }
      if (!faults.isEmpty()) {
        throw new InvalidDataException(faults);
      }
      return Examples.images(form.shape(), pixels, classes, labels);
    }

    @Override
    public String source() {
      return files.get(0).uri() + " and those after it";
    }
  }
}
