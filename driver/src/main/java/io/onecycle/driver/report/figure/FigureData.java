package io.onecycle.driver.report.figure;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.analyse.reach.ReachedSetting;
import io.onecycle.driver.analyse.words.ObjectiveWords;
import io.onecycle.driver.report.SearchReport;
import io.onecycle.driver.report.plot.RankedSettings;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What all figures show, as JSON: the one source of the page and of single pictures. */
public final class FigureData {

  private FigureData() {}

  /**
   * The data of all figures.
   *
   * @param reach iterations to a value, if that was asked for
   * @return JSON, which may not stand in a script element as it is
   */
  public static String of(ReportData data, Optional<Reach> reach) {
    try {
      JsonOut json = new JsonOut();
      json.object(all -> write(data, reach, all));
      return json.text();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write JSON to memory", e);
    }
  }

  /** The same JSON without a character that could end a script element or begin a comment. */
  public static String inScript(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private static void write(ReportData data, Optional<Reach> reach, JsonOut json)
      throws IOException {
    RankedSettings settings = data.settings();
    json.text("name", data.name());
    if (data.folder().isPresent()) {
      json.text("folder", data.folder().get());
    }
    json.text("metric", data.metric());
    json.object("objective", it -> objective(settings.objective(), it));
    json.text("by", data.comparison().by().key());
    json.flag("isSequential", data.comparison().spending().isPresent());
    ShownSettings shown = new ShownSettings(data, settings);
    shown.axes(json);
    shown.settings(json);
    shown.trials(json);
    new ShownAnswer(data, settings).write(json);
    ShownCurves curves = new ShownCurves(data, settings);
    curves.write(json);
    ShownRanges ranges = new ShownRanges(data, settings);
    ranges.write(json);
    rungs(data, json);
    if (reach.isPresent()) {
      json.object("reach", it -> reach(reach.get(), it));
    }
    json.object(
        "texts",
        texts -> {
          texts.text("training", curves.text());
          texts.text("schedules", curves.schedulesText());
          texts.text("ranges", ranges.text());
          texts.text(
              "search",
              SearchReport.render(
                      data.shorter(),
                      data.trials(),
                      Optional.empty(),
                      data.comparison().coverage().owed())
                  .replace('\n', ' ')
                  .strip());
        });
  }

  private static void objective(Objective objective, JsonOut json) throws IOException {
    boolean isLoss = objective.metric().equals(Objective.LOSS);
    json.text("metric", isLoss ? "validation loss" : objective.metric());
    json.text("title", isLoss ? "Final validation loss" : "Final validation " + objective.metric());
    json.flag("up", objective.goal() == Goal.MAXIMIZE);
  }

  /** How many settings were trained for how long. */
  private static void rungs(ReportData data, JsonOut json) throws IOException {
    Map<Integer, Long> settings = new TreeMap<>();
    if (!data.shorter().isEmpty()) {
      List<TrialRow> all = new ArrayList<>(data.shorter());
      all.addAll(data.trials());
      settings.putAll(
          all.stream()
              .collect(
                  Collectors.groupingBy(
                      row -> row.training().epochs(),
                      Collectors.collectingAndThen(
                          Collectors.mapping(row -> row.settingId(), Collectors.toSet()),
                          ids -> (long) ids.size()))));
    }
    json.objects(
        "rungs",
        settings.entrySet(),
        rung -> {
          json.count("epochs", rung.getKey());
          json.count("settings", rung.getValue());
        });
  }

  private static void reach(Reach reach, JsonOut json) throws IOException {
    json.text(
        "head",
        "Iterations to " + ObjectiveWords.value(reach.objective(), Digits.shortest(reach.value())));
    json.objects(
        "rows",
        reach.settings(),
        setting -> {
          json.text("label", setting.sweep());
          json.text("below", below(setting));
          json.score("typical", setting.typical().stream().boxed().findFirst());
          json.objects(
              "reached",
              setting.reached().entrySet(),
              seed -> {
                json.text("seed", Long.toString(seed.getKey()));
                json.count("iterations", seed.getValue());
              });
        });
  }

  private static String below(ReachedSetting setting) {
    int never = setting.seeds() - setting.reached().size();
    List<String> parts = new ArrayList<>();
    if (!setting.label().isBlank()) {
      parts.add(setting.label());
    }
    if (never > 0) {
      parts.add("%d of %d never".formatted(never, setting.seeds()));
    }
    if (setting.unknown() > 0) {
      parts.add("%d unknown".formatted(setting.unknown()));
    }
    return String.join("; ", parts);
  }
}
