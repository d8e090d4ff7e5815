package io.onecycle.driver.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.report.plot.RangeTestGroup;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.TrialRow;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The figures without a browser, drawn by the page's own scripts. */
class PicturesTest {

  private static Map<String, String> pictures(ReportData data) {
    return Pictures.of(data, Optional.empty());
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static int count(Document svg, String element) {
    return svg.getElementsByTagName(element).getLength();
  }

  /** All texts that are drawn. */
  private static List<String> texts(String svg) throws Exception {
    var found = parsed(svg).getElementsByTagName("text");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  @Test
  void aWholeSweepHasAllItsFigures() throws Exception {
    ReportData data = SampleReports.whole();
    Map<String, String> figures =
        Pictures.of(data, Optional.of(Reach.of(data.trials(), data.curves(), 0.8)));
    assertThat(figures.keySet())
        .containsExactly(
            "verdict.svg",
            "slices.svg",
            "grid.svg",
            "importance.svg",
            "lr_find.svg",
            "schedule.svg",
            "training.svg",
            "reach.svg");
    for (String svg : figures.values()) {
      assertThat(parsed(svg).getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(svg).contains("role=\"img\"", "<title id=", "<desc id=").doesNotContain("NaN");
    }
    assertThat(texts(figures.get("verdict.svg")))
        .anySatisfy(text -> assertThat(text).startsWith("may be the best too, p "))
        .anySatisfy(text -> assertThat(text).contains("; an arrow: it goes on"))
        .contains("weight_decay 1e-4", "weight_decay 0.001");
    assertThat(texts(figures.get("grid.svg")))
        .contains("0.8707", "0.8653", "0.8607", "0.8600", "lost 3");
    assertThat(texts(figures.get("importance.svg")))
        .contains("weight_decay × max_lr", "max_lr", "seed", "noise");
    assertThat(texts(figures.get("slices.svg")))
        .contains("△ at the foot: 3 that diverged or failed");
  }

  @Test
  void rangeTestsAloneHaveTheirFigure() {
    assertThat(pictures(SampleReports.of(SampleTrials.none(), List.of(0.01))).keySet())
        .containsExactly("lr_find.svg");
  }

  @Test
  void severalTestsOfAWeightDecayAreOneLineInABandWithItsInterval() throws Exception {
    Map<String, String> one = pictures(SampleReports.rangeTests(1, 1e-4, 1e-2));
    assertThat(one.keySet()).containsExactly("lr_find.svg");
    assertThat(texts(one.get("lr_find.svg")))
        .noneSatisfy(text -> assertThat(text).contains("median"));
    Map<String, String> five = pictures(SampleReports.rangeTests(5, 1e-4, 1e-2));
    assertThat(five.keySet()).containsExactly("lr_find.svg", "suggestions.svg");
    String svg = five.get("lr_find.svg");
    assertThat(svg.split("opacity=\"0.16\"", -1)).as("two bands in three panels").hasSize(7);
    assertThat(String.join(" ", texts(svg)))
        .contains("weight_decay 1e-4 (5 tests)", "line: median of the tests")
        .contains("95 % interval of valley");
    assertThat(svg).contains("up to learning rates of");
  }

  @Test
  void ratesAtWhichTheLossIsFarAboveThePlotTakeNoRoom() throws Exception {
    ReportData sample = SampleReports.rangeTests(2, 1e-4);
    List<LrFindRow> beyond =
        sample.lrFind().stream()
            .filter(row -> row.iteration() < 30)
            .map(
                row ->
                    new LrFindRow(
                        row.key(),
                        row.iteration() + 100,
                        row.lr() * 1e7,
                        1e5,
                        row.trainLossSmoothed(),
                        row.valLoss(),
                        row.accuracy(),
                        row.metrics()))
            .toList();
    ReportData longer =
        ReportData.of(
            "x",
            Optional.empty(),
            List.of(),
            id -> List.of(),
            Stream.concat(sample.lrFind().stream(), beyond.stream()).toList(),
            sample.lrFindSummaries(),
            sample.comparison());
    assertThat(texts(pictures(longer).get("lr_find.svg")))
        .contains("0.01", "0.1")
        .doesNotContain("1000", "1,000", "1e+3", "1e3");
  }

  @Test
  void testsOverOtherLearningRatesAreDrawnApart() {
    ReportData sample = SampleReports.rangeTests(2, 1e-4);
    ReportData other =
        ReportData.of(
            "x",
            Optional.empty(),
            List.of(),
            id -> List.of(),
            sample.lrFind().stream()
                .map(
                    row ->
                        row.key().seed() == 1
                            ? row
                            : new LrFindRow(
                                row.key(),
                                row.iteration(),
                                2 * row.lr(),
                                row.trainLoss(),
                                row.trainLossSmoothed(),
                                row.valLoss(),
                                row.accuracy(),
                                row.metrics()))
                .toList(),
            sample.lrFindSummaries(),
            sample.comparison());
    assertThat(RangeTestGroup.of(sample)).hasSize(1);
    assertThat(RangeTestGroup.of(other)).hasSize(2);
  }

  @Test
  void ratesThatAreMultiplesOfWhatTestsFoundStandAsThese() throws Exception {
    ReportData sample = SampleReports.of(SampleReports.trials(), List.of());
    Map<String, String> multiples =
        sample.trials().stream()
            .collect(
                Collectors.toMap(
                    TrialRow::settingId,
                    row -> row.setting().maxLr().last() < 0.5 ? "0.5x" : "2x",
                    (one, other) -> one));
    Map<String, String> figures = pictures(SampleReports.withMultiples(sample, multiples));
    assertThat(texts(figures.get("grid.svg"))).contains("0.5x", "2x").doesNotContain("0.3");
    assertThat(texts(figures.get("slices.svg"))).contains("0.5x", "2x");
  }

  @Test
  void seedsThatWereAddedUntilDecidedHaveTheirFigure() throws Exception {
    String svg = pictures(SampleReports.raced()).get("seeds.svg");
    assertThat(texts(svg))
        .contains("Mean accuracy after so many seeds", "weight_decay 0.001", "weight_decay 0.1")
        .contains("a line ends where its setting was decided, and got no more seeds");
    assertThat(svg)
        .contains("weight_decay 0.001: 5 seeds, mean 0.8708.")
        .contains("weight_decay 0.1: 3 seeds, mean 0.62.");
    assertThat(pictures(SampleReports.whole())).doesNotContainKey("seeds.svg");
  }

  @Test
  void nothingHasNoFigures() {
    assertThat(pictures(SampleReports.of(SampleTrials.none(), List.of()))).isEmpty();
  }

  @Test
  void aSweepInWhichAllDivergedShowsItsLosses() {
    SampleTrials diverged = SampleTrials.none().ended(Ending.DIVERGED, 1, 3, 1, 2);
    assertThat(pictures(SampleReports.of(diverged, List.of())).keySet())
        .containsExactly("schedule.svg", "training.svg");
  }

  @Test
  void namesInFiguresStayText() throws Exception {
    SampleTrials hostile =
        new SampleTrials(
            List.of(
                SampleTrials.trial(0.1, 1, 1, Ending.COMPLETED, 0.5, "<script>x</script>", 5),
                SampleTrials.trial(0.1, 1, 1, Ending.COMPLETED, 0.6, "1cycle", 5)));
    for (String svg : pictures(SampleReports.of(hostile, List.of())).values()) {
      assertThat(count(parsed(svg), "script")).isZero();
    }
  }

  @Test
  void aLongLabelOfALegendGoesOnBelowRatherThanBeingCut() throws Exception {
    String schedule = "step(at=6.0,9.0;factor=0.1) and then some more words of the same schedule";
    SampleTrials named =
        new SampleTrials(
            List.of(
                SampleTrials.trial(0.1, 1, 1, Ending.COMPLETED, 0.5, schedule, 5),
                SampleTrials.trial(0.1, 1, 1, Ending.COMPLETED, 0.6, "1cycle", 5)));
    List<String> texts = texts(pictures(SampleReports.of(named, List.of())).get("training.svg"));
    assertThat(texts).noneSatisfy(text -> assertThat(text).endsWith("…"));
    assertThat(String.join(" ", texts)).contains(schedule);
  }

  @Test
  void shortRangeTestsDoNotSayThatPointsAreLeftOut() throws Exception {
    ReportData whole = SampleReports.rangeTests(1, 1e-4);
    String skipped = "the first 10 and last 5 points are left out";
    assertThat(String.join(" ", texts(pictures(whole).get("lr_find.svg")))).contains(skipped);
    ReportData few =
        ReportData.of(
            "x",
            Optional.empty(),
            List.of(),
            id -> List.of(),
            whole.lrFind().stream().filter(row -> row.iteration() < 25).toList(),
            whole.lrFindSummaries(),
            whole.comparison());
    assertThat(String.join(" ", texts(pictures(few).get("lr_find.svg"))))
        .contains("debiased average 0.98")
        .doesNotContain("left out");
  }
}
