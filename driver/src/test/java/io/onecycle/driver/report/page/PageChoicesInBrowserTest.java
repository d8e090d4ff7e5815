package io.onecycle.driver.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page in a real browser, with what its readers choose. */
class PageChoicesInBrowserTest extends PageOpened {

  @Test
  void chipsAreTheValuesOfTheComparedAxisAndTheAddressKeepsThem() throws Exception {
    open(SampleReports.whole());
    assertThat(
            browser.value(
                "[...document.querySelectorAll('[data-figure=training] .chip')].map(c =>"
                    + " c.textContent)"))
        .extracting(JsonNode::asText)
        .containsExactly("weight_decay 0.001", "weight_decay 1e-4", "weight_decay 0.1");
    browser.click("[data-figure=training] .chip[data-key='1e-4']");
    assertThat(browser.count("[data-figure=training] .chip[aria-pressed=false]")).isEqualTo(1);
    String hash = browser.text("location.hash");
    assertThat(hash).contains("shown=");
    open(SampleReports.whole(), hash);
    assertThat(browser.count("[data-figure=training] .chip[aria-pressed=false]")).isEqualTo(1);
    assertThat(browser.count("[data-figure=training] .chip[aria-pressed=true]")).isEqualTo(2);
  }

  @Test
  void theBestSixAreTheBestSix() throws Exception {
    ReportData search = SampleReports.search(40);
    open(search);
    assertThat(
            browser.value(
                "[...document.querySelectorAll('[data-figure=training]"
                    + " .chip[aria-pressed=true]')].map(c => c.textContent)"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            search.settings().ranked().stream().limit(6).map(search.settings()::label).toList());
    assertThat(browser.count("[data-figure=grid]:not([hidden])"))
        .as("no heat map of a search's few cells")
        .isZero();
  }

  @Test
  void aBrushPicksSettingsForTheCurvesAndTheTable() throws Exception {
    open(SampleReports.search(40));
    assertThat(browser.text("document.getElementById('trials-count').textContent"))
        .startsWith("120 of 120 trials");
    double[] chart = browser.middle("[data-figure=parallel] .chart");
    double right = chart[2] + chart[4] - 60;
    browser.drag(right, chart[3] + 50, right, chart[3] + 120);
    browser.until("location.hash.includes('picked=')");
    int picked =
        browser
            .value(
                "new URLSearchParams(location.hash.split('?')[1]).get('picked').split('|').length")
            .asInt();
    assertThat(picked).isBetween(1, 39);
    assertThat(browser.text("document.getElementById('trials-count').textContent"))
        .startsWith(3 * picked + " of 120 trials, of " + picked + " picked settings");
    assertThat(browser.count("[data-figure=training] span.chip")).isEqualTo(picked);
    browser.click("[data-figure=training] .choice");
    assertThat(browser.text("document.getElementById('trials-count').textContent"))
        .startsWith("120 of 120 trials");
  }

  @Test
  void trialsAreFilteredOpenedAndStandSideBySide() throws Exception {
    String reason = "out of memory\nat step 7 of a long and sad story";
    ReportData sample = SampleReports.whole();
    TrialRow failed = sample.trials().get(14);
    SampleTrials trials =
        new SampleTrials(sample.trials().subList(0, 14))
            .and(List.of(SampleRows.with(failed, failed.run().withMessage(reason))));
    open(SampleReports.of(trials, List.of()));
    browser.value("document.getElementById('trials-filter').focus()");
    browser.type("weight_decay<=0.001 max_lr=1 seed!=2");
    assertThat(browser.count("#trials-table tbody tr")).isEqualTo(4);
    browser.click("#trials-table tbody tr:nth-child(1) .open");
    assertThat(browser.count(".card")).isEqualTo(1);
    assertThat(browser.text("document.querySelector('.card').textContent"))
        .contains("bin/onecycle verify RESULTS --trial 1cycle_0.001_1.0__5_1")
        .contains("bin/onecycle refit RESULTS --setting 1cycle_0.001_1.0__5 --seed 1");
    browser.click("#trials-table tbody tr:nth-child(3) .open");
    assertThat(browser.count(".card")).isEqualTo(2);
    assertThat(browser.count("[data-figure=trials]:not([hidden]) svg")).isEqualTo(1);
    assertThat(browser.text("location.hash")).contains("trial=", "filter=");
    assertUsableByAll();
    browser.value(
        "document.getElementById('trials-filter').value = '';"
            + " document.getElementById('trials-filter').dispatchEvent(new Event('input'))");
    browser.value("document.getElementById('trials-filter').focus()");
    browser.type("failed");
    assertThat(browser.text("document.querySelector('#trials-table .reason').textContent"))
        .isEqualTo("out of memory");
    assertThat(browser.text("document.querySelector('#trials-table .outcome').className"))
        .isEqualTo("outcome failed");
    browser.click("#trials-table tbody tr:nth-child(1) .open");
    assertThat(browser.text("document.querySelector('.card pre').textContent")).isEqualTo(reason);
  }

  @Test
  void ofSeedsAddedUntilDecidedEachSettingEndsWhereItWasDecided() throws Exception {
    open(SampleReports.raced());
    assertThat(browser.count("#search:not([hidden]) [data-figure=seeds] .chart svg")).isEqualTo(1);
    assertThat(browser.text("document.querySelector('#search h2').textContent"))
        .isEqualTo("Seeds added until decided");
    assertThat(browser.text("document.getElementById('words-seeds').textContent"))
        .contains("weight_decay 0.001: 5 seeds, mean 0.8708.")
        .contains("weight_decay 0.1: 3 seeds, mean 0.62.");
    browser.value("document.querySelector('[data-figure=seeds] .chart').focus()");
    browser.press("End");
    assertThat(browser.text("document.getElementById('status').textContent"))
        .startsWith("Mean accuracy after so many seeds: seeds 5")
        .contains("weight_decay 0.001 0.8708")
        .doesNotContain("weight_decay 0.1 ");
    browser.click("[data-figure=seeds] .chip[data-key='1e-4']");
    assertThat(browser.count("[data-figure=training] .chip[aria-pressed=false]"))
        .as("the same chips as the curves'")
        .isEqualTo(1);
    assertUsableByAll();
  }

  private static String rangeCaption() throws Exception {
    return browser.text("document.querySelector('[data-figure=lr_find] figcaption').textContent");
  }

  @Test
  void theRangeTestsSayWhatIsLeftOutAndWhoseTheyAre() throws Exception {
    SampleTrials trials = SampleTrials.none();
    List<Double> decays = List.of(1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1);
    for (double decay : decays) {
      trials = trials.completed(decay, 1, 0.86, 0.87);
    }
    open(SampleReports.of(trials, decays));
    assertThat(rangeCaption())
        .contains("; the first 10 and last 5 points are left out")
        .contains("6 of 9 are drawn, those of the best settings");
    browser.click("#control-lr_find-skip");
    assertThat(rangeCaption()).contains("Debiased average 0.98.").doesNotContain("left out");
    browser.click("[data-figure=lr_find] .chip[aria-pressed=true]");
    assertThat(rangeCaption()).contains("5 of 9 are drawn.").doesNotContain("best settings");
  }

  @Test
  void aFailedTrialIsNotOfferedToBeVerifiedAndFoldersAreAsGiven() throws Exception {
    open(SampleReports.in("'my results'", SampleReports.whole()));
    browser.value("document.getElementById('trials-filter').focus()");
    browser.type("failed");
    browser.click("#trials-table tbody tr:nth-child(1) .open");
    assertThat(browser.text("document.querySelector('.card').textContent"))
        .contains("bin/onecycle refit 'my results' --setting ")
        .doesNotContain("verify");
  }

  @Test
  void noCellOfASavedTableIsAFormula() throws Exception {
    ReportData sample = SampleReports.whole();
    TrialRow failed = sample.trials().get(14);
    List<TrialRow> rows = new ArrayList<>();
    for (String message : List.of("-1+cmd", "\tcmd", "-1.5", "=1+1")) {
      rows.add(SampleRows.with(failed, failed.run().withMessage(message)));
    }
    open(SampleReports.of(new SampleTrials(sample.trials()).and(rows), List.of()));
    browser.value(
        "window.saved = []; URL.createObjectURL = blob => { saved.push(blob); return '#'; }");
    browser.click("#trials-controls .export");
    assertThat(
            browser
                .value("saved[0].text()")
                .asText()
                .lines()
                .skip(16)
                .map(line -> line.substring(line.lastIndexOf(',') + 1)))
        .containsExactly("'-1+cmd", "'\tcmd", "-1.5", "'=1+1");
  }
}
