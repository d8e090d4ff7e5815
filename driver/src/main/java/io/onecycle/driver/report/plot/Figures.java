package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.report.plot.svg.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The static figures of a sweep. */
public final class Figures {

  private static final int TRIALS = 200;

  private Figures() {}

  /**
   * SVG files by their names: {@code lr_find.svg}, {@code schedule.svg}, {@code training.svg},
   * {@code accuracy-vs-weight_decay.svg} (or the compared axis), {@code grid.svg} and {@code
   * importance.svg}, those for which there is data.
   */
  public static Map<String, String> of(ReportData data) {
    RankedSettings settings = RankedSettings.of(data);
    Map<String, String> files = new LinkedHashMap<>();
    Stream.of(
            LrFindFigure.of(RangeTestGroup.of(data), data.metric()),
            ScheduleFigure.of(ScheduleCurve.of(data, settings, TrainingFigure.SETTINGS)),
            TrainingFigure.of(
                SettingCurves.of(data, settings, TRIALS), settings.ranked().size(), data.metric()),
            accuracy(data),
            grid(settings),
            importance(data))
        .flatMap(Optional::stream)
        .forEach(figure -> files.put(figure.name() + ".svg", figure.file()));
    return files;
  }

  /** Accuracy against the axis that is compared; empty if no trial completed. */
  public static Optional<Figure> accuracy(ReportData data) {
    RankedSettings settings = RankedSettings.judged(data);
    return AccuracyFigure.of(settings, axis(data, settings));
  }

  /** Accuracy over the two axes with the most values; empty if fewer were varied. */
  public static Optional<Figure> grid(RankedSettings settings) {
    return GridFigure.of(settings);
  }

  /** Which axis moved the result; empty unless several were varied. */
  public static Optional<Figure> importance(ReportData data) {
    return ImportanceFigure.of(data.importance());
  }

  private static TrialAxis axis(ReportData data, RankedSettings settings) {
    TrialAxis by = data.comparison().by();
    if (by != TrialAxis.SETTING) {
      return by;
    }
    List<TrialAxis> varied = settings.varied();
    return varied.isEmpty() ? TrialAxis.WEIGHT_DECAY : varied.get(0);
  }
}
