package io.onecycle.driver.stage;

import io.onecycle.driver.stage.Division.Part;
import io.onecycle.driver.stage.SetName.Telling;
import io.onecycle.driver.stage.part.InvalidDataException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Divides a source whose files are an example each, in folders for each class: by the outermost
 * folders, never by names of files. Folders that a source is wrapped in are looked through.
 */
final class FolderDivision {

  static final String OR_NAME_THEM =
      "or name each: source: …/train, validation: …/val, test: …/test; or say divide: false if"
          + " names mean nothing";

  private FolderDivision() {}

  /**
   * Divides, if outermost folders tell of a training set and of another one.
   *
   * @param holdsClasses whether a set has folders for its classes: then a folder of files is a
   *     class, whatever it is called
   * @throws InvalidDataException if names can be taken in several ways
   */
  static Division of(List<SourceFile> files, boolean holdsClasses) {
    Unwrapped source = unwrap(files, "");
    Map<String, List<SourceFile>> folders = folders(source.files);
    Map<String, Telling> sets = new TreeMap<>();
    folders.forEach(
        (name, inside) ->
            SetName.in(name)
                .filter(
                    telling -> !holdsClasses || inside.stream().anyMatch(FolderDivision::isDeep))
                .ifPresent(telling -> sets.put(name, telling)));
    Map<String, Telling> alike = alike(sets);
    if (alike.isEmpty()) {
      return Division.none(source.files);
    }
    // A set of images in no class's folder is one nevertheless, and told so later.
    folders.keySet().stream()
        .filter(name -> !alike.containsKey(name))
        .forEach(
            name ->
                SetName.in(name)
                    .filter(
                        telling -> alike.values().iterator().next().rest().equals(telling.rest()))
                    .ifPresent(telling -> alike.put(name, telling)));
    return divided(source, folders, alike, holdsClasses);
  }

  private static Division divided(
      Unwrapped source,
      Map<String, List<SourceFile>> folders,
      Map<String, Telling> sets,
      boolean holdsClasses) {
    String first = sets.keySet().iterator().next();
    source.files.stream()
        .map(file -> file.name().split("/", 2)[0])
        .filter(name -> !sets.containsKey(name))
        .findFirst()
        .ifPresent(
            other -> {
              throw new InvalidDataException(
                  ("Cannot tell what %s is beside %s, in %s: expected folders of sets alone, or of"
                          + " classes alone; %s")
                      .formatted(other, first, parent(folders, first), OR_NAME_THEM));
            });
    Map<SetName, Part> parts = new EnumMap<>(SetName.class);
    for (SetName set : SetName.values()) {
      List<String> names =
          sets.keySet().stream().filter(name -> sets.get(name).set() == set).toList();
      if (names.size() > 1) {
        throw twice(set, names.stream().map(name -> name + "/").toList());
      }
      names.forEach(
          name ->
              parts.put(
                  set, new Part(source.place + name + "/", below(folders.get(name), name + "/"))));
    }
    if (!parts.containsKey(SetName.TRAINING)) {
      throw noTraining(parent(folders, first), List.copyOf(parts.keySet()));
    }
    if (holdsClasses) {
      parts.compute(SetName.TRAINING, (set, part) -> unwrap(part));
      Set<String> classes = folders(parts.get(SetName.TRAINING).files()).keySet();
      // The folder of the one class that a small set has is no wrapping.
      parts.replaceAll(
          (set, part) -> classes.containsAll(folders(part.files()).keySet()) ? part : unwrap(part));
    }
    return Division.of(parts);
  }

  private static Part unwrap(Part part) {
    Unwrapped inside = unwrap(part.files(), part.place());
    return new Part(inside.place, inside.files);
  }

  /** Plain names, of any number; else such as {@code seg_train} and {@code seg_test}. */
  private static Map<String, Telling> alike(Map<String, Telling> sets) {
    Map<String, Map<String, Telling>> byRest =
        sets.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    set -> set.getValue().rest(),
                    TreeMap::new,
                    Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
    if (byRest.containsKey("")) {
      return byRest.get("");
    }
    return byRest.values().stream()
        .filter(some -> some.values().stream().map(Telling::set).distinct().count() > 1)
        .findFirst()
        .orElseGet(Map::of);
  }

  /** Looks through folders that hold nothing but one folder of folders. */
  private static Unwrapped unwrap(List<SourceFile> files, String place) {
    Map<String, List<SourceFile>> folders = folders(files);
    boolean isWrapped =
        folders.size() == 1 && !files.isEmpty() && files.stream().allMatch(FolderDivision::isDeep);
    if (!isWrapped) {
      return new Unwrapped(place, files);
    }
    String only = folders.keySet().iterator().next() + "/";
    return unwrap(below(files, only), place + only);
  }

  private static Map<String, List<SourceFile>> folders(List<SourceFile> files) {
    return files.stream()
        .filter(file -> file.name().indexOf('/') >= 0)
        .collect(
            Collectors.groupingBy(
                file -> file.name().substring(0, file.name().indexOf('/')),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** Whether a file is in a folder of a folder. */
  private static boolean isDeep(SourceFile file) {
    return file.name().indexOf('/', file.name().indexOf('/') + 1) >= 0;
  }

  private static List<SourceFile> below(List<SourceFile> files, String folder) {
    return files.stream().map(file -> file.below(folder)).toList();
  }

  private static String parent(Map<String, List<SourceFile>> folders, String name) {
    String uri = folders.get(name).get(0).uri();
    return uri.substring(0, uri.length() - folders.get(name).get(0).name().length());
  }

  static InvalidDataException twice(SetName set, List<String> places) {
    return new InvalidDataException(
        "Cannot tell which is the %s set: both %s and %s are there, expected one of them; %s"
            .formatted(set.title(), places.get(0), places.get(1), OR_NAME_THEM));
  }

  static InvalidDataException noTraining(String where, List<SetName> sets) {
    return new InvalidDataException(
        "Cannot find the training set in %s: names tell of %s, expected train too; %s"
            .formatted(
                where,
                sets.stream()
                    .map(set -> "a " + set.title() + " set")
                    .collect(Collectors.joining(" and ")),
                OR_NAME_THEM));
  }

  /**
   * A source without the folders it was wrapped in.
   *
   * @param place those folders; blank for none
   */
  private record Unwrapped(String place, List<SourceFile> files) {}
}
