package io.onecycle.driver.sweep.read.owndata;

import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataFormat.Fit;
import io.onecycle.worker.trial.DataFormat.Labels;
import io.onecycle.worker.trial.DataFormat.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads what is particular to images. */
final class ImagesReader {

  static final List<String> KEYS =
      List.of("resize", "fit", "channels", "labels", "label_from", "skip_bad");

  /** What {@code label_from: name} stands for: the name up to its number and its ending. */
  static final String BY_NAME = "^(.+?)[ ._(-]*[0-9]*[)]?[.][^.]+$";

  private static final String LABELLED =
      "name, or a regular expression with one group, the class, that is looked for in each file's"
          + " name";
  private static final Pattern PATH = Pattern.compile("\\S.*");
  private static final Map<String, Integer> CHANNELS = new LinkedHashMap<>();

  static {
    CHANNELS.put("1", 1);
    CHANNELS.put("3", 3);
  }

  private final Section section;
  private final FaultList faults;
  private final Scalars scalars;

  ImagesReader(Section section, FaultList faults) {
    this.section = section;
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  Optional<DataFormat> read() {
    Optional<Size> size =
        section.has("resize") ? size(section.required("resize", "")) : Optional.empty();
    Optional<Fit> fit =
        scalars.choice(section.optional("fit", "stretch"), Scalars.names(Fit.values()));
    Optional<Integer> channels =
        section.has("channels")
            ? scalars.choice(section.required("channels", ""), CHANNELS)
            : Optional.empty();
    Optional<Labels> labels = labels();
    Optional<Integer> skipped = scalars.count(section.optional("skip_bad", "0"), 0);
    if (section.has("fit") && !section.has("resize")) {
      faults.add(section.required("fit", ""), "without resize", "resize: [HEIGHT, WIDTH] too");
      return Optional.empty();
    }
    boolean isRead =
        size.isPresent() == section.has("resize")
            && channels.isPresent() == section.has("channels")
            && Stream.of(fit, labels, skipped).allMatch(Optional::isPresent);
    return isRead
        ? Optional.of(new DataFormat.Images(size, fit.get(), channels, labels.get(), skipped.get()))
        : Optional.empty();
  }

  private Optional<Labels> labels() {
    if (section.has("labels") && section.has("label_from")) {
      faults.add(section.required("labels", ""), "beside label_from", "one of them");
      return Optional.empty();
    }
    if (section.has("labels")) {
      return scalars
          .name(section.required("labels", ""), PATH, "a path or a URI of a CSV file")
          .map(Labels.Listed::new);
    }
    return section.has("label_from")
        ? named(section.required("label_from", LABELLED))
        : Optional.of(new Labels.ByFolder());
  }

  private Optional<Size> size(LocatedNode node) {
    if (!(node instanceof LocatedNode.Sequence list) || list.items().size() != 2) {
      faults.add(node, "not height and width", "[HEIGHT, WIDTH]");
      return Optional.empty();
    }
    Optional<Long> height = scalars.whole(list.items().get(0), 1, Size.LARGEST);
    Optional<Long> width = scalars.whole(list.items().get(1), 1, Size.LARGEST);
    return height.isEmpty() || width.isEmpty()
        ? Optional.empty()
        : Optional.of(new Size(height.get().intValue(), width.get().intValue()));
  }

  private Optional<Labels> named(LocatedNode node) {
    if (!(node instanceof LocatedNode.Scalar scalar)) {
      faults.add(node, "neither a word nor a regular expression", LABELLED);
      return Optional.empty();
    }
    String pattern = scalar.text().equals("name") ? BY_NAME : scalar.text();
    try {
      if (Pattern.compile(pattern).matcher("").groupCount() == 1) {
        return Optional.of(new Labels.ByName(pattern));
      }
      faults.add(node, "not of one group", LABELLED);
    } catch (PatternSyntaxException e) {
      faults.add(node, "no regular expression (" + e.getDescription() + ")", LABELLED);
    }
    return Optional.empty();
  }
}
