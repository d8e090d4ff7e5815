package io.onecycle.driver.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.SampleClasses;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever the page shows, all can use it: by day, at night, on a phone, on paper. */
class PageStatesInBrowserTest extends PageOpened {

  private interface State {
    void reach() throws Exception;
  }

  private static void isUsableByAll(State state) throws Exception {
    state.reach();
    assertUsableByAll();
    browser.prefersDark(true);
    assertUsableByAll();
    browser.prefersDark(false);
    browser.size(390, 800, true);
    state.reach();
    assertUsableByAll();
    browser.showsPaper();
    assertUsableByAll();
    browser.prefersDark(false);
  }

  @Test
  void aRunningSweep() throws Exception {
    Map<Integer, Double> losses = Map.of(0, 2.3, 140, 1.4, 280, 1.1);
    List<Course.Running> running =
        List.of(
            new Course.Running("r", "1cycle_0.001_1.0__5", "", 4, 280, 1000, new TreeMap<>(losses)),
            new Course.Running("s", "", "weight_decay 1", 4, 0, 1000, new TreeMap<>()));
    ReportData live =
        SampleReports.whole().with(new Course(true, 15, 4, running, OptionalDouble.of(111)));
    isUsableByAll(
        () -> {
          open(live);
          assertThat(browser.text("document.getElementById('live').textContent"))
              .contains("2 running, iterations 281 and 1 of 1000 · about 1:51 min to go");
          assertThat(browser.count("[data-figure=training] path[stroke-dasharray='4,4']"))
              .isPositive();
        });
  }

  @Test
  void aSearchThatHalved() throws Exception {
    isUsableByAll(() -> open(SampleReports.halving()));
  }

  @Test
  void aSearchOfWhichSettingsArePicked() throws Exception {
    ReportData search = SampleReports.search(12);
    String picked = search.settings().ranked().get(2).row().settingId();
    isUsableByAll(
        () -> {
          open(search, "#?picked=" + picked);
          assertThat(browser.text("document.getElementById('trials-count').textContent"))
              .startsWith("3 of 36 trials, of 1 picked");
        });
  }

  @Test
  void trialsOfWhichSomeAreShown() throws Exception {
    isUsableByAll(
        () -> {
          open(SampleReports.whole(), "#?filter=diverged");
          assertThat(browser.count("#trials-table tbody tr")).isEqualTo(2);
        });
  }

  @Test
  void classesOfTheSettingToChoose() throws Exception {
    isUsableByAll(
        () -> {
          open(SampleClasses.whole());
          assertThat(browser.text("document.getElementById('class-words').textContent"))
              .contains("at weight_decay 1e-4, means of 3 seeds")
              .contains("Recall is lowest of dog: 0.620 ± 0.010.");
          assertThat(
                  browser.value(
                      "[...document.querySelectorAll('#class-table tbody tr')].map(r =>"
                          + " [...r.cells].map(c => c.textContent).join('|'))"))
              .extracting(JsonNode::asText)
              .containsExactly(
                  "cat|50|0.970 ± 0.010|0.720 ± 0.010|0.920 ± 0.010|others are often taken for it",
                  "dog|about 32|0.620 ± 0.010|0.920 ± 0.010|0.820 ± 0.010|often taken for another",
                  "<owl>|0|–|0.000 ± 0.000|–|–");
          assertThat(browser.count("nav a[href='#classes']")).isEqualTo(1);
        });
    browser.size(1300, 900, false);
    browser.click("#class-table th:nth-child(3) button");
    assertThat(browser.text("document.querySelector('#class-table td').textContent"))
        .isEqualTo("dog");
    open(SampleReports.whole());
    assertThat(browser.count("#classes:not([hidden]), nav a[href='#classes']"))
        .as("where nothing is known of classes")
        .isZero();
  }

  @Test
  void trialsSideBySide() throws Exception {
    ReportData whole = SampleReports.whole();
    TrialRow failed = whole.trials().get(14);
    String reason = "out of memory\nat " + "a.very.long.name.".repeat(20);
    SampleTrials trials =
        new SampleTrials(whole.trials().subList(0, 14))
            .and(List.of(SampleRows.with(failed, failed.run().withMessage(reason))));
    ReportData data = SampleReports.of(trials, List.of());
    String one = "#?trial=" + whole.trials().get(0).trialId();
    isUsableByAll(() -> open(data, one));
    isUsableByAll(
        () -> {
          open(data, one + "%7C" + failed.trialId());
          assertThat(browser.count(".card")).isEqualTo(2);
          assertThat(
                  browser.value("document.scrollingElement.scrollWidth <= innerWidth").asBoolean())
              .isTrue();
        });
  }
}
