package io.onecycle.driver.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.report.figure.FigureData;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.report.plot.SettingCurves;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.TrialRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

  private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
  private static final Pattern DATA = Pattern.compile("id=\"data\">(.*?)</script>", Pattern.DOTALL);

  private static JsonNode data(String page) throws Exception {
    Matcher data = DATA.matcher(page);
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }

  @Test
  void theVerdictComesFirst() {
    ReportData report = SampleReports.whole();
    assertThat(HtmlPage.render(report))
        .contains(
            "<p class=\"lead\">" + VerdictWords.sentences(report.comparison()).get(0) + "</p>");
  }

  @Test
  void saysWhichAxisMovedTheResultWhereSeveralWereSwept() throws Exception {
    String several = HtmlPage.render(SampleReports.whole());
    assertThat(several).contains("Not in it, of 15 trials: 2 that diverged and 1");
    assertThat(data(several).get("importance").get("sources")).isNotEmpty();
    // Without a figure the section, which is bare without it, stays hidden.
    String one = HtmlPage.render(SampleReports.of(SampleTrials.FOUR_DECAYS, List.of()));
    assertThat(data(one).get("importance").get("sources")).isEmpty();
    assertThat(one).contains("aria-labelledby=\"importance-h\" data-bare hidden");
  }

  @Test
  void theDataHasEveryTrialWithACurve() throws Exception {
    JsonNode data = data(HtmlPage.render(SampleReports.whole()));
    assertThat(data.get("settings")).hasSize(5);
    assertThat(data.get("trials")).hasSize(15);
    assertThat(data.get("curves")).hasSize(5);
    assertThat(data.get("curves").get(0).get("seeds")).hasSize(3);
    assertThat(data.get("ranges")).hasSize(3);
    assertThat(data.get("ranges").get(0).get("tests").get(0).get("train")).hasSize(90);
    assertThat(data.get("ranges").get(0).get("valley").asDouble()).isEqualTo(0.1);
  }

  @Test
  void theDataHasTheRangeTestsOfAWeightDecayTogether() throws Exception {
    String page = HtmlPage.render(SampleReports.rangeTests(5, 1e-4, 1e-2));
    JsonNode group = data(page).get("ranges").get(0);
    assertThat(data(page).get("ranges")).hasSize(2);
    assertThat(group.get("label").asText()).isEqualTo("weight_decay 1e-4 (5 tests)");
    assertThat(group.get("x")).hasSize(90);
    assertThat(group.get("tests")).hasSize(5);
    assertThat(group.get("tests").get(0).get("train")).hasSize(82);
    assertThat(group.get("valley").asDouble()).isEqualTo(0.13);
    assertThat(group.get("rule").asText()).isEqualTo("valley");
    assertThat(group.get("interval").get(0).asDouble()).isBetween(0.1, 0.13);
    assertThat(group.get("interval").get(1).asDouble()).isBetween(0.13, 0.16);
  }

  @Test
  void manyRangeTestsAreCut() throws Exception {
    String page = HtmlPage.render(SampleReports.rangeTests(25, 1e-4, 1e-3, 1e-2));
    assertThat(data(page).get("ranges")).hasSize(2);
    JsonNode one = data(HtmlPage.render(SampleReports.rangeTests(70, 1e-4))).get("ranges");
    assertThat(one.get(0).get("tests")).hasSize(60);
  }

  @Test
  void theBrowserRunsTheScriptsOfThePageAndNoOther() throws Exception {
    String page = HtmlPage.render(SampleReports.whole());
    List<String> hashes = new ArrayList<>();
    Matcher scripts = SCRIPT.matcher(page);
    while (scripts.find()) {
      byte[] text = scripts.group(1).getBytes(StandardCharsets.UTF_8);
      hashes.add(
          "'sha256-"
              + Base64.getEncoder()
                  .encodeToString(MessageDigest.getInstance("SHA-256").digest(text))
              + "'");
    }
    assertThat(hashes).hasSize(3);
    assertThat(page)
        .contains("default-src 'none'; script-src " + String.join(" ", hashes) + "; style-src")
        .doesNotContain("unsafe-inline");
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertThat(SCRIPT.matcher(HtmlPage.render(SampleReports.whole())).replaceAll(""))
        .doesNotContainPattern("(src|href)=\"(?!data:)")
        .doesNotContain("@import");
  }

  @Test
  void theLicenceOfTheChartsIsInThePage() {
    assertThat(HtmlPage.render(SampleReports.whole()))
        .contains("Licensed to the Apache Software Foundation", "Apache ECharts 5");
  }

  @Test
  void aSweepOfTwentyTrialsStaysBelowAMegabyteAndAHalf() {
    SampleTrials trials =
        SampleTrials.none()
            .completed(1e-4, 0.3, 0.1, 0.2, 0.3, 0.4, 0.5)
            .completed(1e-3, 0.3, 0.1, 0.2, 0.3, 0.4, 0.5)
            .completed(1e-2, 0.3, 0.1, 0.2, 0.3, 0.4, 0.5)
            .completed(1e-1, 0.3, 0.1, 0.2, 0.3, 0.4, 0.5);
    String page = HtmlPage.render(SampleReports.of(trials, List.of(1e-4, 1e-3)));
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_500_000);
  }

  @Test
  void ofALargeSweepThePageHasAllTrialsAndTheCurvesOfTheBest() throws Exception {
    SampleTrials trials = SampleTrials.none();
    for (int i = 1; i <= 110; i++) {
      trials =
          trials.and(
              SampleTrials.none().completed(i / 1000.0, 0.3, 0.1, 0.2, 0.3, 0.4, 0.5).rows());
    }
    String page = HtmlPage.render(SampleReports.of(trials, List.of()));
    assertThat(data(page).get("curves")).hasSize(SettingCurves.TRIALS / 5);
    assertThat(data(page).get("trials")).hasSize(550);
    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2_700_000);
  }

  @Test
  void rangeTestsAloneMakeAPage() {
    String page = HtmlPage.render(SampleReports.of(SampleTrials.none(), List.of(0.01)));
    assertThat(page).contains("Range tests alone").doesNotContain("no trials to compare");
  }

  @Test
  void anEmptySweepMakesAPage() {
    assertThat(HtmlPage.render(SampleReports.of(SampleTrials.none(), List.of())))
        .contains("There are no trials to compare.", "0: 0 completed, 0 diverged, 0 failed");
  }

  @Test
  void dataCannotEndTheElementItStandsIn() {
    assertThat(FigureData.inScript("[\"</script><!--&\"]"))
        .isEqualTo("[\"\\u003c/script\\u003e\\u003c!--\\u0026\"]");
  }

  @Test
  void seedsOfAnySizeAreExact() throws Exception {
    List<TrialRow> rows =
        LongStream.of(1, Long.MAX_VALUE)
            .mapToObj(seed -> SampleTrials.trial(0.1, 1, seed, Ending.COMPLETED, 0.5))
            .toList();
    String page = HtmlPage.render(SampleReports.of(new SampleTrials(rows), List.of()));
    assertThat(data(page).get("trials").get(1).get("seed").asText())
        .isEqualTo(Long.toString(Long.MAX_VALUE));
  }

  @Test
  void theFolderIsInTheDataWhereOneIsKnown() throws Exception {
    ReportData report = SampleReports.whole();
    assertThat(data(HtmlPage.render(report)).has("folder")).isFalse();
    String page = HtmlPage.render(SampleReports.in("s3://bucket/runs", report));
    assertThat(data(page).get("folder").asText()).isEqualTo("s3://bucket/runs");
  }
}
