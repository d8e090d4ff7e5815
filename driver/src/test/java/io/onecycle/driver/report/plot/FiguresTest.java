package io.onecycle.driver.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.LrFindRow;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FiguresTest {

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static int count(Document svg, String element) {
    return svg.getElementsByTagName(element).getLength();
  }

  @Test
  void aWholeSweepHasAllFigures() throws Exception {
    Map<String, String> figures = Figures.of(SampleReports.whole());
    assertThat(figures.keySet())
        .containsExactly(
            "lr_find.svg",
            "schedule.svg",
            "training.svg",
            "accuracy-vs-weight_decay.svg",
            "grid.svg",
            "importance.svg");
    for (String svg : figures.values()) {
      assertThat(parsed(svg).getDocumentElement().getTagName()).isEqualTo("svg");
      assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
    }
  }

  @Test
  void everyCompletedSeedIsADotThatNamesIt() throws Exception {
    String svg = Figures.of(SampleReports.whole()).get("accuracy-vs-weight_decay.svg");
    assertThat(count(parsed(svg), "circle")).isEqualTo(12);
    assertThat(svg)
        .contains("weight_decay 0.001, seed 2: accuracy 0.8680")
        .contains("2 diverged, 1 failed");
  }

  @Test
  void theGridPrintsTheMeanOfEachCell() {
    assertThat(Figures.of(SampleReports.whole()).get("grid.svg"))
        .contains(">0.8707<", ">0.8653<", ">0.8607<", ">0.8600<", "n = 0, lost 3");
  }

  @Test
  void importanceHasABarForEachSource() throws Exception {
    String svg = Figures.of(SampleReports.whole()).get("importance.svg");
    assertThat(svg).contains(">weight_decay × max_lr<", ">max_lr<", ">seed<", ">noise<");
    assertThat(svg.split("<title>max_lr: [0-9.]+ %</title>", -1)).hasSize(2);
  }

  @Test
  void rangeTestsAloneHaveTheirFigure() {
    assertThat(Figures.of(SampleReports.of(SampleTrials.none(), List.of(0.01))).keySet())
        .containsExactly("lr_find.svg");
  }

  @Test
  void severalTestsOfAWeightDecayAreOneLineInABandWithItsInterval() throws Exception {
    String one = Figures.of(SampleReports.rangeTests(1, 1e-4, 1e-2)).get("lr_find.svg");
    assertThat(one).doesNotContain("class=\"band", "median of the tests", "95 % interval");
    String five = Figures.of(SampleReports.rangeTests(5, 1e-4, 1e-2)).get("lr_find.svg");
    assertThat(five.split("class=\"band", -1)).as("two in each of three panels").hasSize(7);
    assertThat(five)
        .contains("weight_decay 1e-4 (5 tests)", "line: median of the tests; band: their range")
        .contains("bar: 95 % interval of valley", "up to learning rates of")
        .doesNotContain("seed", "NaN");
    assertThat(count(parsed(five), "line") - count(parsed(one), "line"))
        .as("three strokes for each interval")
        .isGreaterThanOrEqualTo(2 * 3 * 3 - 12);
  }

  @Test
  void theMedianGoesOnAsLongAsHalfOfTheTestsDo() {
    Spread spread =
        Spread.aroundMedian(
            List.of(List.of(1.0, 2.0, 3.0), List.of(3.0, Double.NaN, 5.0, 7.0), List.of(2.0, 4.0)));
    assertThat(spread.middle()).containsExactly(2.0, 3.0, 4.0, Double.NaN);
    assertThat(spread.low()).startsWith(1.0, 2.0, 3.0);
    assertThat(spread.high()).startsWith(3.0, 4.0, 5.0);
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
  void nothingHasNoFigures() {
    assertThat(Figures.of(SampleReports.of(SampleTrials.none(), List.of()))).isEmpty();
  }

  @Test
  void aSweepInWhichAllDivergedShowsItsLosses() {
    SampleTrials diverged = SampleTrials.none().ended(Ending.DIVERGED, 1, 3, 1, 2);
    assertThat(Figures.of(SampleReports.of(diverged, List.of())).keySet())
        .containsExactly("schedule.svg", "training.svg");
  }

  @Test
  void theComparedAxisNamesTheFigure() {
    ReportData sample = SampleReports.whole();
    ReportData byMaxLr =
        ReportData.of(
            "sample",
            Optional.empty(),
            sample.trials(),
            id -> List.of(),
            List.of(),
            List.of(),
            Comparison.of(sample.trials(), TrialAxis.MAX_LR));
    assertThat(Figures.of(byMaxLr).keySet())
        .containsExactly("accuracy-vs-max_lr.svg", "grid.svg", "importance.svg");
  }

  @Test
  void namesInFiguresStayText() throws Exception {
    SampleTrials hostile =
        new SampleTrials(
            List.of(
                SampleTrials.trial(0.1, 1, 1, Ending.COMPLETED, 0.5, "<script>x</script>", 5),
                SampleTrials.trial(0.1, 1, 1, Ending.COMPLETED, 0.6, "1cycle", 5)));
    for (String svg : Figures.of(SampleReports.of(hostile, List.of())).values()) {
      assertThat(count(parsed(svg), "script")).isZero();
    }
  }
}
