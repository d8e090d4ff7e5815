package io.onecycle.driver.stage;

import io.onecycle.driver.stage.Division.Part;
import io.onecycle.driver.stage.SetName.Telling;
import io.onecycle.driver.stage.part.InvalidDataException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Divides a source each of whose files holds many examples: by the folders that files are in, from
 * the outermost on, else by their own names ({@code train/a.csv}, {@code train-00000.parquet}).
 */
final class FileDivision {

  private FileDivision() {}

  /** By the words of {@link SetName}. */
  static Division of(List<SourceFile> files) {
    return of(files, SetName::in);
  }

  /**
   * Divides, if names tell of a training set and of another one.
   *
   * @param rule what the last part of a name tells
   * @throws InvalidDataException if names can be taken in several ways
   */
  static Division of(List<SourceFile> files, Function<String, Optional<Telling>> rule) {
    List<Told> told = files.stream().map(file -> told(file, rule)).toList();
    List<SetName> sets =
        told.stream().flatMap(one -> one.telling.stream()).map(Telling::set).distinct().toList();
    List<Told> silent = told.stream().filter(one -> one.telling.isEmpty()).toList();
    if (sets.isEmpty() || (sets.size() == 1 && silent.isEmpty())) {
      return Division.none(files);
    }
    Told speaking = told.stream().filter(one -> one.telling.isPresent()).findFirst().orElseThrow();
    if (!silent.isEmpty()) {
      throw new InvalidDataException(
          ("Cannot tell which set %s is of, beside %s: expected each name to say so, or none;"
                  + " leave out what is no data, %s")
              .formatted(
                  silent.get(0).file.uri(), speaking.file.name(), FolderDivision.OR_NAME_THEM));
    }
    if (!sets.contains(SetName.TRAINING)) {
      throw FolderDivision.noTraining(told.get(0).file.uri(), sets);
    }
    Map<SetName, Part> parts = new EnumMap<>(SetName.class);
    for (SetName set : sets) {
      List<Told> own = told.stream().filter(one -> one.telling.orElseThrow().set() == set).toList();
      requireOneWord(set, own);
      parts.put(set, new Part(place(own), own.stream().map(Told::file).toList()));
    }
    return Division.of(parts);
  }

  private static Told told(SourceFile file, Function<String, Optional<Telling>> rule) {
    String[] names = file.name().split("/");
    for (int i = 0; i < names.length - 1; i++) {
      Optional<Telling> folder = SetName.in(names[i]);
      if (folder.isPresent()) {
        return new Told(file, folder, place(names, i) + "/");
      }
    }
    return new Told(file, rule.apply(names[names.length - 1]), file.name());
  }

  private static String place(String[] names, int to) {
    return String.join("/", List.of(names).subList(0, to + 1));
  }

  private static void requireOneWord(SetName set, List<Told> own) {
    Map<String, Told> words =
        own.stream()
            .collect(
                Collectors.toMap(one -> one.telling.orElseThrow().word(), one -> one, (a, b) -> a));
    if (words.size() > 1) {
      throw FolderDivision.twice(
          set, words.values().stream().map(one -> one.place).sorted().toList());
    }
  }

  /** What all of a set have been told by, as short as it can be said. */
  private static String place(List<Told> own) {
    List<String> places = new ArrayList<>(new TreeSet<>(own.stream().map(Told::place).toList()));
    return places.size() < 3
        ? String.join(" and ", places)
        : places.get(0) + " and " + (places.size() - 1) + " more";
  }

  private record Told(SourceFile file, Optional<Telling> telling, String place) {}
}
