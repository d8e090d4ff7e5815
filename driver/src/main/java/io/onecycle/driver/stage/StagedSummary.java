package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.stage.part.Origin;
import io.onecycle.driver.stage.part.Repeats;
import io.onecycle.driver.stage.table.TableSummary;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.Validation;
import java.util.ArrayList;
import java.util.List;

/** Says what of a source became what. */
final class StagedSummary {

  private static final int SHOWN = 3;
  private static final double SHARE_SAID = 0.01;

  private StagedSummary() {}

  /**
   * A line.
   *
   * @param asked what the sweep says it validates on
   * @param where it is staged
   */
  static String of(DataSource source, Manifest staged, Validation asked, String where) {
    Origin origin = staged.origin();
    List<String> sets = new ArrayList<>();
    sets.add(set(origin.train(), staged.trainExamples(), "training"));
    if (staged.validationExamples() > 0) {
      sets.add(set(origin.validation(), staged.validationExamples(), "validation"));
    }
    sets.add(set(origin.test(), staged.testExamples(), "test"));
    String last = sets.remove(sets.size() - 1);
    List<String> notes = new ArrayList<>();
    notes.add(
        "data %s@%s: %s and %s examples of %s"
            .formatted(
                source.label(), staged.version(), String.join(", ", sets), last, staged.kind()));
    if (staged.validationExamples() > 0) {
      notes.add(
          asked.with(true) instanceof Validation.Own
              ? "every seed is validated on " + origin.validation()
              : origin.validation() + " is not used, as train.validation says " + asked);
    }
    notes.addAll(leftOut(origin));
    if (!origin.skipped().isEmpty()) {
      notes.add(
          "left out as unreadable (skip_bad): %d\n  %s"
              .formatted(origin.skipped().size(), String.join("\n  ", origin.skipped())));
    }
    return String.join("; ", notes) + ", in " + where + TableSummary.of(staged) + repeats(staged);
  }

  /** Few of many change no answer. */
  private static String repeats(Manifest staged) {
    int all = staged.trainExamples() + staged.validationExamples() + staged.testExamples();
    Repeats repeats = staged.origin().repeats();
    if (repeats.examples() < SHARE_SAID * all) {
      return "";
    }
    return "\n  repeated: %,d of %,d examples have the same %s as another%s; where one of them is learnt and another is judged, scores are too high"
        .formatted(
            repeats.examples(),
            all,
            staged.kind().isPixels() ? "pixels" : "inputs",
            repeats.contradicting() > 0
                ? ", of which %,d disagree on the %s"
                    .formatted(
                        repeats.contradicting(), staged.kind().isClasses() ? "class" : "targets")
                : "");
  }

  /** What names tell, before any file is read. */
  static String of(DataSource source, SourceSets sets) {
    Division files = sets.files();
    List<String> parts = new ArrayList<>();
    parts.add(set(files.train(), "training"));
    if (!files.validation().isEmpty()) {
      parts.add(set(files.validation(), "validation"));
    }
    if (!files.test().isEmpty()) {
      parts.add(set(files.test(), "test"));
    }
    List<String> notes = new ArrayList<>();
    notes.add("data " + source.label() + ": not staged yet");
    if (sets.equals(SourceSets.NONE)) {
      return notes.get(0);
    }
    notes.add("files: " + String.join(", ", parts));
    notes.addAll(leftOut(sets.origin()));
    return String.join("; ", notes);
  }

  private static List<String> leftOut(Origin origin) {
    List<String> notes = new ArrayList<>();
    origin.unused().forEach(place -> notes.add(place + " is not used, as data names another"));
    if (!origin.strays().isEmpty()) {
      notes.add("left out as no data: " + some(origin.strays()));
    }
    return notes;
  }

  private static String set(Division.Part part, String what) {
    return set(part.place(), part.files().size(), what);
  }

  private static String set(String place, int examples, String what) {
    return (place.isEmpty() ? "" : place + " ") + "%,d %s".formatted(examples, what);
  }

  private static String some(List<String> files) {
    return files.size()
        + (files.size() == 1 ? " file" : " files")
        + " (%s%s)"
            .formatted(
                String.join(", ", files.subList(0, Math.min(SHOWN, files.size()))),
                files.size() > SHOWN ? ", …" : "");
  }
}
