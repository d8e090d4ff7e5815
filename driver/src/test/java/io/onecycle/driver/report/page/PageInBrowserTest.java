package io.onecycle.driver.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.report.figure.Pictures;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.table.Ending;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page in a real browser: what it shows, on screens and on paper. */
class PageInBrowserTest extends PageOpened {

  @Test
  void allFiguresAreDrawn() throws Exception {
    open(SampleReports.whole());
    assertThat(
            browser.value(
                "[...document.querySelectorAll('[data-figure]:not([hidden])')].map(f =>"
                    + " f.dataset.figure)"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "verdict", "slices", "grid", "importance", "lr_find", "schedule", "training");
    assertThat(browser.count("[data-figure]:not([hidden]) svg path")).isGreaterThan(50);
    assertThat(browser.count("section[hidden]"))
        .as("without all axes together, search, and classes")
        .isEqualTo(3);
    assertThat(browser.count("nav a")).isEqualTo(8);
    assertUsableByAll();
    browser.prefersDark(true);
    assertUsableByAll();
  }

  @Test
  void aHalfFinishedSweepAndRangeTestsAloneAreShown() throws Exception {
    open(SampleReports.of(SampleTrials.none().ended(Ending.DIVERGED, 1, 3, 1, 2), List.of()));
    nothingWentWrong();
    open(SampleReports.of(SampleTrials.none(), List.of(0.1)));
    nothingWentWrong();
    open(SampleReports.of(SampleTrials.none(), List.of()));
    nothingWentWrong();
    open(SampleReports.rangeTests(5, 1e-4, 1e-2));
    assertThat(browser.count("[data-figure=suggestions] svg")).isEqualTo(1);
    assertUsableByAll();
  }

  @Test
  void aPointerAndArrowKeysReadValues() throws Exception {
    open(SampleReports.whole());
    double[] chart = browser.middle("[data-figure=training] .chart");
    browser.hover(chart[2] + 200, chart[3] + 120);
    browser.until("document.querySelector('[data-figure=training] .tooltip')?.hidden === false");
    assertThat(
            browser.text("document.querySelector('[data-figure=training] .tooltip').textContent"))
        .contains("iteration", "weight_decay 0.001, max_lr 1");
    browser.hover(5, 5);
    browser.value("document.querySelector('[data-figure=training] .chart').focus()");
    browser.press("ArrowRight");
    browser.press("ArrowRight");
    assertThat(browser.text("document.getElementById('status').textContent"))
        .startsWith("Training loss, smoothed: iteration ")
        .contains("weight_decay 1e-4, max_lr 1");
    browser.press("ArrowDown");
    assertThat(browser.text("document.getElementById('status').textContent"))
        .startsWith("Validation loss: iteration ");
    browser.value("document.querySelector('[data-figure=verdict] .chart').focus()");
    browser.press("End");
    assertThat(browser.text("document.getElementById('status').textContent"))
        .startsWith("weight_decay 0.1: none of its seeds completed");
  }

  @Test
  void aSearchThatHalvesShowsWhatFellOut() throws Exception {
    open(SampleReports.halving());
    assertThat(browser.text("document.getElementById('search').textContent"))
        .contains("Of 12 settings trained for 1 epoch, there went on 4 to 5 epochs");
    assertThat(browser.count("[data-figure=funnel]:not([hidden]) svg")).isEqualTo(1);
    assertThat(
            browser.text("document.querySelector('[data-figure=training] figcaption').textContent"))
        .contains("short and grey: fell out");
  }

  @Test
  void onAPhoneNothingIsWiderThanTheScreen() throws Exception {
    browser.size(390, 800, true);
    for (ReportData data :
        List.of(
            SampleReports.whole(),
            SampleReports.search(40),
            SampleReports.rangeTests(5, 1e-4, 1e-2))) {
      open(data);
      assertThat(browser.value("document.scrollingElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(390);
      assertThat(
              browser.value(
                  "[...document.querySelectorAll('[data-figure]:not([hidden]) svg text')].filter(t"
                      + " => { const b = t.getBoundingClientRect(); return b.left < 0 || b.right >"
                      + " 390; }).map(t => t.textContent)"))
          .as("texts that are cut")
          .isEmpty();
    }
    open(SampleReports.whole());
    assertThat(browser.text("getComputedStyle(document.querySelector('#comparison td')).display"))
        .isEqualTo("flex");
    double[] chart = browser.middle("[data-figure=training] .chart");
    browser.hover(chart[2] + chart[4] - 30, chart[3] + 120);
    browser.until("document.querySelector('[data-figure=training] .tooltip')?.hidden === false");
    assertThat(
            browser
                .value(
                    "(() => { const b = document.querySelector('[data-figure=training]"
                        + " .tooltip').getBoundingClientRect(); return b.left >= 0 && b.right <="
                        + " 390; })()")
                .asBoolean())
        .isTrue();
    assertUsableByAll();
  }

  @Test
  void isPrintedLightWithoutWhatCannotBePressedOnPaper() throws Exception {
    browser.prefersDark(true);
    open(SampleReports.whole());
    assertThat(browser.printed()).hasSizeGreaterThan(20_000);
    assertThat(browser.count("html[data-print]")).as("as before, after printing").isZero();
  }

  @Test
  void onPaperTablesFitAndTheirHeadersArePlainText() throws Exception {
    for (ReportData data : List.of(SampleReports.whole(), SampleReports.search(40))) {
      open(data);
      browser.showsPaper();
      assertThat(
              browser.value(
                  "(() => { const edge = document.querySelector('main').getBoundingClientRect()"
                      + ".right; return [...document.querySelectorAll('main table, main svg')]"
                      + ".filter(e => e.checkVisibility() && e.getBoundingClientRect().right > edge"
                      + " + 1).map(e => e.outerHTML.slice(0, 90)); })()"))
          .as("what is cut off")
          .isEmpty();
      assertThat(
              browser.value(
                  "[...document.querySelectorAll('thead button')].map(b =>"
                      + " getComputedStyle(b).display + getComputedStyle(b, '::after').content)"))
          .extracting(JsonNode::asText)
          .isNotEmpty()
          .containsOnly("contentsnone");
      assertThat(
              browser.value(
                  "[...document.querySelectorAll('nav, .controls, .command button')].filter(e =>"
                      + " e.checkVisibility()).length"))
          .as("what cannot be pressed on paper")
          .hasToString("0");
      browser.prefersDark(false);
    }
  }

  @Test
  void figuresAndTablesCanBeSaved() throws Exception {
    open(SampleReports.whole());
    browser.value(
        "window.saved = []; URL.createObjectURL = blob => { saved.push(blob); return '#'; }");
    browser.click("[data-figure=verdict] .export");
    assertThat(browser.value("saved[0].text()").asText()).startsWith("<svg ");
    browser.click("[data-figure=verdict] .export + .export");
    browser.until("saved.length === 2");
    assertThat(browser.text("saved[1].type")).isEqualTo("image/png");
    browser.click("#comparison .export");
    assertThat(browser.value("saved[2].text()").asText())
        .startsWith("weight_decay,max_lr,n,accuracy,")
        .contains("\r\n0.001,1,3,0.87066");
    browser.click("#trials-controls .export");
    assertThat(browser.value("saved[3].text()").asText().lines()).hasSize(16);
  }

  @Test
  void plotsWithoutABrowserAreTheSamePictures() throws Exception {
    ReportData data = SampleReports.whole();
    open(data);
    browser.value(
        "window.saved = []; URL.createObjectURL = blob => { saved.push(blob); return '#'; }");
    for (Map.Entry<String, String> picture : Pictures.of(data, Optional.empty()).entrySet()) {
      String name = picture.getKey().replace(".svg", "");
      browser.click("[data-figure=" + name + "] .export");
      String shown = browser.value("saved.at(-1).text()").asText();
      assertThat(shapes(picture.getValue()))
          .as(name)
          .hasSizeGreaterThan(3)
          .containsExactlyElementsOf(shapes(shown));
    }
  }

  private static List<String> shapes(String svg) {
    return Pattern.compile(" (?:d|points|transform)=\"([^\"]*)\"")
        .matcher(svg)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void hostileTextStaysText() throws Exception {
    String hostile =
        "</script></pre><script>document.title='taken'</script><img src=x onerror=alert(1)>";
    ReportData sample = SampleReports.whole();
    open(
        ReportData.of(
            hostile,
            Optional.of(hostile),
            new SampleTrials(sample.trials())
                .and(List.of(SampleTrials.trial(0.2, 1, 1, Ending.COMPLETED, 0.5, hostile, 5)))
                .rows(),
            sample.curves(),
            sample.lrFind(),
            sample.lrFindSummaries().stream()
                .map(row -> SampleReports.withMessage(row, hostile))
                .toList(),
            sample.comparison()));
    assertThat(browser.text("document.title")).startsWith("</script>");
    assertThat(browser.count("img")).isZero();
    assertThat(browser.text("document.body.textContent")).contains("<img src=x onerror=alert(1)>");
    assertThat(Files.readString(folder.resolve("page.html"), StandardCharsets.UTF_8))
        .doesNotContain("<script>document.title");
  }
}
