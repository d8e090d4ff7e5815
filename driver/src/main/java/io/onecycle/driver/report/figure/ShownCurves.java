package io.onecycle.driver.report.figure;

import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.report.plot.FallenCurve;
import io.onecycle.driver.report.plot.RankedSettings;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.ScheduleCurve;
import io.onecycle.driver.report.plot.SettingCurves;
import io.onecycle.driver.report.plot.Summaries;
import io.onecycle.driver.table.CurveRow;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Schedules and training curves: of settings, of what fell out, and of what is running. */
final class ShownCurves {

  private static final int SCHEDULES = 24;
  private static final int FALLEN = 60;

  private final ReportData data;
  private final RankedSettings settings;
  private final List<SettingCurves> curves;
  private final List<ScheduleCurve> schedules;

  ShownCurves(ReportData data, RankedSettings settings) {
    this.data = data;
    this.settings = settings;
    this.curves = SettingCurves.of(data, settings, SettingCurves.TRIALS);
    this.schedules = ScheduleCurve.of(data, settings, SCHEDULES);
  }

  /** What training came to, in words. */
  String text() {
    return Summaries.training(
        curves.stream().sorted(Comparator.comparing(SettingCurves::rank)).toList(), data.metric());
  }

  String schedulesText() {
    return Summaries.schedules(
        schedules.stream().sorted(Comparator.comparing(ScheduleCurve::rank)).toList());
  }

  void write(JsonOut json) throws IOException {
    json.objects(
        "schedules",
        schedules,
        schedule -> {
          json.text("label", schedule.label());
          json.count("rank", schedule.rank());
          json.curve("x", schedule.rows(), row -> (double) row.iteration());
          json.curve("lr", schedule.rows(), CurveRow::lr);
          json.curve("momentum", schedule.rows(), CurveRow::momentum);
        });
    json.objects("curves", curves, setting -> curve(setting, json));
    json.objects("fallen", FallenCurve.of(data, settings, FALLEN), fallen -> fallen(fallen, json));
    json.objects("running", data.course().running(), running -> running(running, json));
  }

  private static void curve(SettingCurves setting, JsonOut json) throws IOException {
    json.text("label", setting.label());
    json.count("s", setting.rank());
    json.curve("x", setting.iterations(), Integer::doubleValue);
    json.curve("validated", setting.validated(), Integer::doubleValue);
    json.objects(
        "seeds",
        setting.seeds(),
        seed -> {
          json.text("seed", Long.toString(seed.seed()));
          json.text("outcome", seed.outcome());
          json.curve("train", seed.trainLoss(), v -> v);
          json.curve("val", seed.valLoss(), v -> v);
          json.curve("metric", seed.metric(), v -> v);
        });
  }

  private void fallen(FallenCurve fallen, JsonOut json) throws IOException {
    json.text("label", fallen.label());
    json.curve("x", fallen.rows(), row -> (double) row.iteration());
    json.curve("train", fallen.rows(), CurveRow::trainLossSmoothed);
    json.curve("validated", fallen.validated(), row -> (double) row.iteration());
    json.curve("val", fallen.validated(), row -> row.valLoss().orElse(Double.NaN));
    json.curve("metric", fallen.validated(), row -> row.metric(data.metric()).orElse(Double.NaN));
  }

  private void running(Course.Running running, JsonOut json) throws IOException {
    json.text("id", running.trialId());
    json.text("label", running.label());
    json.count("s", place(running.settingId()));
    json.text("seed", Long.toString(running.seed()));
    json.count("iteration", running.iteration());
    json.count("iterations", running.iterations());
    json.curve("x", running.losses().keySet(), Integer::doubleValue);
    json.curve("train", running.losses().values(), loss -> loss);
  }

  private int place(String settingId) {
    for (int i = 0; i < settings.ranked().size(); i++) {
      if (settings.ranked().get(i).row().settingId().equals(settingId)) {
        return i;
      }
    }
    return -1;
  }
}
