package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.report.page.Browser;
import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.SampleClasses;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.TrialRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that is served while its sweep runs, in a real browser where one is installed. */
class LivePageInBrowserTest {

  @TempDir private Path folder;

  private static Course at(int iteration) {
    Course.Running running =
        new Course.Running(
            "r",
            "1cycle_0.001_1.0__5",
            "weight_decay 0.001",
            4,
            iteration,
            1000,
            new TreeMap<>(Map.of(0, 2.3, iteration, 1.1)));
    return new Course(true, 15, 4, List.of(running), OptionalDouble.empty());
  }

  @Test
  void whatIsNewIsShownInPlaceAndChoicesStay() throws Exception {
    assumeTrue(Browser.installed().isPresent(), "no chromium on the PATH");
    AtomicReference<ReportData> data = new AtomicReference<>(SampleReports.whole().with(at(280)));
    LivePage page = LivePage.serve(0, data::get);
    try (Browser browser = Browser.start(folder)) {
      browser.size(1300, 900, false);
      browser.open(page.address().toString());
      assertThat(browser.text("document.getElementById('live').textContent"))
          .isEqualTo("15 of 20 · 1 running, iteration 281 of 1000");
      assertThat(browser.count("[data-figure=training] path[stroke-dasharray='4,4']"))
          .as("the running trial's dashed curve")
          .isEqualTo(1);
      browser.click("[data-figure=training] .chip[data-key='1e-4']");
      browser.value(
          "window.scrollTo(0, 700); window.before = scrollY; window.same = document.body");

      data.set(SampleReports.of(SampleReports.trials(), List.of(1e-4)).with(at(600)));
      browser.until("document.getElementById('live').textContent.includes('iteration 601')");
      assertThat(browser.count("[data-figure=training] .chip[aria-pressed=false]")).isEqualTo(1);
      assertThat(browser.value("window.same === document.body && window.scrollY > 0").asBoolean())
          .isTrue();
      assertThat(browser.count("#comparison tbody tr")).isEqualTo(2);

      data.set(SampleReports.of(SampleReports.trials(), List.of(1e-4)));
      browser.until("document.getElementById('live').textContent === ''");
      assertThat(browser.text("document.documentElement.dataset.errors ?? ''")).isEmpty();
    } finally {
      page.stop();
    }
  }

  @Test
  void ofAPageOpenedEarlyLinksAndChoicesComeWithTheirSections() throws Exception {
    assumeTrue(Browser.installed().isPresent(), "no chromium on the PATH");
    AtomicReference<ReportData> data =
        new AtomicReference<>(SampleReports.of(SampleTrials.none(), List.of()).with(at(1)));
    LivePage page = LivePage.serve(0, data::get);
    try (Browser browser = Browser.start(folder)) {
      browser.size(1300, 900, false);
      browser.open(page.address().toString());
      assertThat(browser.count("nav a[href='#lr-find'], #control-grid-pair")).isZero();
      List<TrialRow> shifted =
          SampleReports.trials().rows().stream()
              .map(
                  row ->
                      SampleTrials.trial(
                          row.setting().weightDecay().last(),
                          row.setting().maxLr().last(),
                          row.seed(),
                          Ending.COMPLETED,
                          0.8,
                          "constant",
                          5))
              .toList();
      data.set(SampleReports.of(SampleReports.trials().and(shifted), List.of(1e-4)).with(at(2)));
      browser.until("document.querySelector('nav a[href=\"#lr-find\"]')");
      assertThat(browser.count("nav a[href='#scores'], nav a[href='#trials']")).isEqualTo(2);
      assertThat(browser.count("#control-grid-pair option")).isGreaterThan(2);
      assertThat(browser.count("[data-figure=grid] .export")).isEqualTo(2);
      assertThat(browser.count("nav a[href='#classes']")).isZero();
      data.set(SampleClasses.whole().with(at(3)));
      browser.until("document.querySelector('nav a[href=\"#classes\"]')");
      assertThat(browser.count("#classes:not([hidden]) tbody tr")).isEqualTo(3);
      assertThat(browser.text("document.documentElement.dataset.errors ?? ''")).isEmpty();

      page.stop();
      browser.until("document.getElementById('live').textContent.includes('has gone')");
    } finally {
      page.stop();
    }
  }
}
