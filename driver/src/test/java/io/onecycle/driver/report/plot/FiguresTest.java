package io.onecycle.driver.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.table.Ending;
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
