package io.onecycle.driver.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.report.plot.SettingCurves.SeedCurve;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingCurvesTest {

  private static final ReportData DATA = SampleReports.whole();
  private static final RankedSettings SETTINGS = RankedSettings.of(DATA);

  @Test
  void settingsComeInTheOrderOfTheirValues() {
    assertThat(SettingCurves.of(DATA, SETTINGS, 200))
        .extracting(SettingCurves::label)
        .containsExactly(
            "weight_decay 1e-4, max_lr 0.3",
            "weight_decay 1e-4, max_lr 1",
            "weight_decay 0.001, max_lr 0.3",
            "weight_decay 0.001, max_lr 1",
            "weight_decay 0.1, max_lr 3");
  }

  @Test
  void ofTooManyTrialsTheBestSettingsAreKeptWhole() {
    List<SettingCurves> kept = SettingCurves.of(DATA, SETTINGS, 7);
    assertThat(kept)
        .extracting(SettingCurves::label)
        .containsExactly("weight_decay 1e-4, max_lr 1", "weight_decay 0.001, max_lr 1");
    assertThat(kept).extracting(SettingCurves::rank).containsExactly(1, 0);
    assertThat(kept).allMatch(curves -> curves.seeds().size() == 3);
  }

  @Test
  void curvesAreThinnedButEndWhereTheTrialsEnd() {
    SettingCurves curves = SettingCurves.of(DATA, SETTINGS, 200).get(0);
    assertThat(curves.iterations()).hasSizeLessThanOrEqualTo(SettingCurves.POINTS + 3);
    assertThat(curves.iterations()).startsWith(0).endsWith(999);
    assertThat(curves.validated()).startsWith(99).endsWith(999).hasSize(10);
  }

  @Test
  void divergedCurvesAreKeptAndThoseWithoutRowsLeftOut() {
    SettingCurves curves = SettingCurves.of(DATA, SETTINGS, 200).get(4);
    assertThat(curves.seeds()).extracting(SeedCurve::outcome).containsOnly("diverged").hasSize(2);
    assertThat(curves.seeds().get(0).trainLoss().get(curves.iterations().indexOf(199)))
        .isEqualTo(40.0 * 19);
  }

  @Test
  void theCornersOfAScheduleAreNotThinnedAway() {
    assertThat(ScheduleCurve.of(DATA, SETTINGS, 8))
        .filteredOn(curve -> curve.label().equals("max_lr 1"))
        .singleElement()
        .satisfies(
            curve ->
                assertThat(curve.rows().stream().mapToDouble(r -> r.lr()).max()).hasValue(1.0));
  }
}
