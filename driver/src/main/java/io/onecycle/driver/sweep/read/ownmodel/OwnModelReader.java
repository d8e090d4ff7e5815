package io.onecycle.driver.sweep.read.ownmodel;

import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.driver.sweep.yaml.Shown;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.OwnModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads models of one's own: files of Deeplearning4j or Keras, and classes. */
public final class OwnModelReader {

  static final String DL4J = "dl4j";
  static final String KERAS = "keras";
  static final String CLASS = "class";

  /** The forms as errors list them. */
  public static final List<String> FORMS =
      List.of("{dl4j: net.json}", "{keras: net.h5}", "{class: a.b.Net}");

  private static final String GROUPS = "layer_groups";
  private static final String FREEZE = "freeze";
  private static final List<String> FILE_KEYS = List.of(DL4J, KERAS, GROUPS, FREEZE, "weights");
  private static final List<String> CLASS_KEYS = List.of(CLASS, GROUPS, FREEZE, "args");
  private static final Pattern PATH = Pattern.compile("[^\\x00-\\x1f]{1,500}");
  private static final Pattern CLASS_NAME = Pattern.compile("[\\w$]+(\\.[\\w$]+)*");
  private static final String CLASS_NAMED = "the full name of a class";
  private static final Map<String, Boolean> WEIGHTS = Map.of("saved", false, "fresh", true);

  private final ModelSource models;
  private final FaultList faults;
  private final Scalars scalars;

  public OwnModelReader(ModelSource models, FaultList faults) {
    this.models = models;
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  /** What a model is known by wherever its sweep file is read. */
  static String key(String kind, String name) {
    return kind + ":" + name;
  }

  /** Whether this is such a model, well written or not. */
  public static boolean isOwn(LocatedNode node) {
    return node instanceof LocatedNode.Mapping mapping
        && List.of(DL4J, KERAS, CLASS).stream().anyMatch(mapping.entries()::containsKey);
  }

  public Optional<ModelSpec> read(LocatedNode node) {
    boolean coded = ((LocatedNode.Mapping) node).entries().containsKey(CLASS);
    Section section = Section.of(node, coded ? CLASS_KEYS : FILE_KEYS, faults);
    Optional<LayerGroups> groups =
        section.has(GROUPS) ? groups(section.required(GROUPS, "")) : Optional.of(LayerGroups.ONE);
    groups = groups.flatMap(all -> freezing(section, all));
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    return coded
        ? code(section, section.has(GROUPS) ? groups : Optional.empty())
        : file(section, groups.get());
  }

  /** Holds a model against what it is to learn from, where the form of that is known. */
  public void check(LocatedNode node, ModelSpec model, Optional<DataSpec> data) {
    if (model instanceof ModelSpec.Own own) {
      Optional<Examples> examples =
          data.filter(DataSpec.BuiltIn.class::isInstance)
              .flatMap(known -> BuiltInData.named(known.name()))
              .map(BuiltInData::noExamples);
      try {
        models.check(own, examples);
      } catch (FaultyModelException e) {
        add(node, e);
      }
    }
  }

  private Optional<ModelSpec> file(Section section, LayerGroups groups) {
    String kind = section.has(KERAS) ? KERAS : DL4J;
    if (section.has(KERAS) && section.has(DL4J)) {
      faults.add(section.node(), "two models", "dl4j or keras");
      return Optional.empty();
    }
    LocatedNode node = section.required(kind, "a path");
    Optional<String> path = scalars.name(node, PATH, "a path, relative to the sweep file");
    Optional<Boolean> fresh = scalars.choice(section.optional("weights", "saved"), WEIGHTS);
    if (path.isEmpty() || fresh.isEmpty()) {
      return Optional.empty();
    }
    return made(node, label(path.get()), () -> models.file(kind, path.get(), fresh.get(), groups));
  }

  private Optional<ModelSpec> code(Section section, Optional<LayerGroups> groups) {
    LocatedNode node = section.required(CLASS, CLASS_NAMED);
    Optional<String> name = scalars.name(node, CLASS_NAME, CLASS_NAMED);
    Optional<Map<String, List<String>>> arguments = arguments(section);
    if (name.isEmpty() || arguments.isEmpty()) {
      return Optional.empty();
    }
    String simple = name.get().replaceAll(".*[.$](?=.)", "");
    return made(node, simple, () -> models.code(name.get(), arguments.get(), groups));
  }

  private interface Source {
    OwnModel find() throws IOException;
  }

  private Optional<ModelSpec> made(LocatedNode node, String label, Source source) {
    try {
      return Optional.of(new ModelSpec.Own(label, source.find()));
    } catch (IOException e) {
      faults.add(node, Shown.oneLine(String.valueOf(e.getMessage())), "a file that can be read");
    } catch (FaultyModelException e) {
      add(node, e);
    }
    return Optional.empty();
  }

  private void add(LocatedNode node, FaultyModelException e) {
    e.faults()
        .forEach(
            fault ->
                faults.add(
                    node.path(),
                    node.line(),
                    Shown.oneLine(fault.subject()),
                    "refused: it " + Shown.oneLine(fault.problem()),
                    fault.expected()));
  }

  private Optional<LayerGroups> groups(LocatedNode node) {
    AxisReader lists = new AxisReader(faults);
    boolean nested =
        node instanceof LocatedNode.Sequence sequence
            && sequence.items().stream().anyMatch(LocatedNode.Sequence.class::isInstance);
    return nested
        ? lists.list(node, group -> lists.list(group, this::layer)).map(LayerGroups::of)
        : lists.list(node, this::layer).map(LayerGroups::startingAt);
  }

  private Optional<LayerGroups> freezing(Section section, LayerGroups groups) {
    if (!section.has(FREEZE)) {
      return Optional.of(groups);
    }
    LocatedNode node = section.required(FREEZE, "");
    int last = groups.count() - 1;
    if (last == 0) {
      faults.add(
          node,
          "frozen layers of a network that is one group",
          "layer_groups beside it that say which; the last group must learn");
      return Optional.empty();
    }
    return new AxisReader(faults)
        .list(node, group -> scalars.whole(group, 0, last - 1).map(Math::toIntExact))
        .map(groups::freezing);
  }

  private Optional<String> layer(LocatedNode node) {
    return scalars.name(node, PATH, "the name of a layer");
  }

  private Optional<Map<String, List<String>>> arguments(Section section) {
    if (!section.has("args")) {
      return Optional.of(Map.of());
    }
    LocatedNode node = section.required("args", "");
    if (!(node instanceof LocatedNode.Mapping mapping)) {
      faults.add(node, "not a mapping", "arguments by name");
      return Optional.empty();
    }
    Map<String, List<String>> arguments = new TreeMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) ->
                new AxisReader(faults)
                    .list(entry.value(), word -> scalars.name(word, PATH, "a word or a number"))
                    .ifPresent(words -> arguments.put(name, words)));
    return arguments.size() == mapping.entries().size() ? Optional.of(arguments) : Optional.empty();
  }

  /** A file's name without folders and endings, in the characters that tables have. */
  private static String label(String path) {
    String name = path.replaceAll(".*[/\\\\](?=.)", "").replaceAll("(?<=.)\\.[A-Za-z0-9]+$", "");
    String plain = name.replaceAll("[^A-Za-z0-9_.-]", "-");
    return plain.length() <= 100 ? plain : plain.substring(0, 100);
  }
}
