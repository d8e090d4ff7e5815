package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.PartTask;
import io.onecycle.driver.stage.table.TablePreview.Counts;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.file.ImageFile;
import io.onecycle.worker.data.staged.Kind;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataFormat.Fit;
import io.onecycle.worker.trial.DataFormat.Labels;
import io.onecycle.worker.trial.DataFormat.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Reads image files, each of the class that its folder or its name tells. */
final class ImagePieces {

  private static final int MOST_SHOWN = 200;

  private final DataFormat.Images format;
  private final Optional<LabelList> list;
  private final Configuration hadoop;

  /**
   * A reader.
   *
   * @param labels the list of classes, where the format has one
   * @throws IOException if that cannot be read
   */
  ImagePieces(DataFormat.Images format, Optional<SourceFile> labels, Configuration hadoop)
      throws IOException {
    this.format = format;
    this.list =
        labels.isPresent() ? Optional.of(LabelList.read(labels.get(), hadoop)) : Optional.empty();
    this.hadoop = hadoop;
  }

  /**
   * What is told by names, and of the first image by itself.
   *
   * @param text lines, each after a line break
   */
  record Look(String text, Counts counts) {}

  /** Looks at what {@link #of} would read. */
  Look look(Division files) throws IOException {
    Pieces pieces = of(files);
    Shape shape = form(labelled(files.train().files())).shape();
    List<String> lines = new ArrayList<>();
    lines.add("images: %s%s".formatted(shape, resized()));
    lines.add(classes(files.train(), "training", pieces.classes()));
    lines.add(classes(files.validation(), "validation", pieces.classes()));
    lines.add(classes(files.test(), "test", pieces.classes()));
    return new Look(
        lines.stream()
            .filter(line -> !line.isEmpty())
            .map(line -> "\n  " + line)
            .collect(Collectors.joining()),
        new Counts(
            shape,
            files.train().files().size(),
            files.validation().files().size(),
            files.test().files().size()));
  }

  private String resized() {
    return format.resize().isPresent()
        ? ", " + format.fit().name().toLowerCase(Locale.ROOT) + " to that size"
        : ", as the first is; all must have its size, or say resize: [HEIGHT, WIDTH]";
  }

  private String classes(Division.Part part, String set, List<String> classes) {
    if (part.isEmpty()) {
      return "";
    }
    Map<String, Long> counts =
        labelled(part.files()).stream()
            .collect(Collectors.groupingBy(Labelled::label, Collectors.counting()));
    return "%s: %d classes, of images: %s"
        .formatted(
            set,
            counts.size(),
            classes.stream()
                    .filter(counts::containsKey)
                    .limit(MOST_SHOWN)
                    .map(name -> "%s %,d".formatted(name, counts.get(name)))
                    .collect(Collectors.joining(", "))
                + (counts.size() > MOST_SHOWN ? ", …" : ""));
  }

  Pieces of(Division files) throws IOException {
    List<Labelled> train = labelled(files.train().files());
    List<Labelled> validation = labelled(files.validation().files());
    List<Labelled> test = labelled(files.test().files());
    List<String> classes = train.stream().map(Labelled::label).distinct().sorted().toList();
    List<String> faults = new ArrayList<>();
    list.ifPresent(labels -> faults.addAll(labels.faults()));
    if (classes.size() < 2) {
      faults.add(
          (isByFolder()
                  ? "Cannot use images: classes %s, expected a folder for each of at least two classes"
                  : "Cannot use images: classes %s, expected at least two")
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
    Form form = form(train);
    return new Pieces(
        tasks(train, classes, form),
        tasks(validation, classes, form),
        tasks(test, classes, form),
        classes);
  }

  private boolean isByFolder() {
    return format.labels() instanceof Labels.ByFolder;
  }

  private List<Labelled> labelled(List<SourceFile> files) {
    List<String> faults = new ArrayList<>();
    List<Labelled> found = new ArrayList<>();
    for (SourceFile file : files) {
      if (!ImageFile.isNamed(file.name())) {
        faults.add(
            "Cannot use %s: expected an image by its name's ending: %s"
                .formatted(file.uri(), ImageFile.kinds()));
        continue;
      }
      label(file)
          .ifPresentOrElse(
              label -> found.add(new Labelled(file, label)),
              () -> faults.add("Cannot use %s: %s".formatted(file.uri(), unlabelled())));
    }
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return found;
  }

  private String unlabelled() {
    return isByFolder()
        ? "it is in no class's folder"
        : list.isPresent()
            ? "labels has no row of it, expected its path, name or name without ending"
            : "label_from finds no class in its name";
  }

  private Optional<String> label(SourceFile file) {
    if (format.labels() instanceof Labels.ByName named) {
      Matcher parts = Pattern.compile(named.pattern()).matcher(file.lastName());
      return parts.find() ? Optional.ofNullable(parts.group(1)) : Optional.empty();
    }
    if (list.isPresent()) {
      return list.get().of(file);
    }
    int slash = file.name().indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(file.name().substring(0, slash));
  }

  /** That of the first image, or where it may be left out, of the first that can be read. */
  private Form form(List<Labelled> images) throws IOException {
    for (int i = 0; ; i++) {
      SourceFile first = images.get(i).file;
      try {
        ImageFile image = new ImageFile(first.uri(), first.read(hadoop, ImageFile.MOST_BYTES));
        Optional<Fit> fit = format.resize().map(size -> format.fit());
        return format.resize().isPresent()
            ? new Form(
                format.resize().get(),
                fit,
                format.channels().isPresent() ? format.channels().get() : image.channels(),
                format.mostSkipped() > 0)
            : new Form(
                image.form().size(),
                fit,
                format.channels().orElse(image.form().channels()),
                format.mostSkipped() > 0);
      } catch (IOException e) {
        if (i >= Math.min(format.mostSkipped(), images.size() - 1)) {
          throw e;
        }
      }
    }
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
              form.size,
              form.fit.map(Fit::name).orElse(""),
              form.channels,
              form.skips));
    }
    return tasks;
  }

  private record Labelled(SourceFile file, String label) {}

  /**
   * What all images become.
   *
   * @param fit how they are brought to {@code size}; empty where they must have it
   * @param skips whether those that cannot be read are left out
   */
  private record Form(Size size, Optional<Fit> fit, int channels, boolean skips) {
    Shape shape() {
      return new Shape(channels, size.height(), size.width());
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // sent to a task, never compared
  private record Piece(
      List<SourceFile> files,
      int[] labels,
      int classes,
      Size size,
      String fit,
      int channels,
      boolean skips)
      implements PartTask {
    @Override
    public Examples read(Configuration hadoop, Consumer<String> skipped) throws IOException {
      Shape shape = new Shape(channels, size.height(), size.width());
      byte[] pixels = new byte[Math.multiplyExact(files.size(), shape.size())];
      int[] found = new int[files.size()];
      List<String> faults = new ArrayList<>();
      int read = 0;
      for (int i = 0; i < files.size(); i++) {
        SourceFile file = files.get(i);
        try {
          ImageFile image = new ImageFile(file.uri(), file.read(hadoop, ImageFile.MOST_BYTES));
          byte[] planes = image.planes(size, how(), channels);
          System.arraycopy(planes, 0, pixels, read * shape.size(), shape.size());
          found[read++] = labels[i];
        } catch (IOException e) {
          faults.add(e.getMessage());
        }
      }
      if (!faults.isEmpty() && !skips) {
        throw new InvalidDataException(faults);
      }
      faults.forEach(skipped);
      return Examples.images(
          shape, Arrays.copyOf(pixels, read * shape.size()), classes, Arrays.copyOf(found, read));
    }

    private Optional<Fit> how() {
      return fit.isEmpty() ? Optional.empty() : Optional.of(Fit.valueOf(fit));
    }

    @Override
    public String source() {
      return files.get(0).uri() + " and those after it";
    }
  }
}
