package io.onecycle.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.table.Ending;
import org.junit.jupiter.api.Test;

class ImportanceReportTest {

  private static final SampleTrials GRID =
      SampleTrials.none()
          .completed(1e-4, 0.1, 0.841, 0.848, 0.843)
          .completed(1e-4, 1, 0.861, 0.866, 0.862)
          .completed(1e-3, 0.1, 0.840, 0.846, 0.844)
          .completed(1e-3, 1, 0.859, 0.867, 0.864)
          .completed(1e-2, 0.1, 0.801, 0.809, 0.803)
          .completed(1e-2, 1, 0.829, 0.838, 0.831);

  @Test
  void namesTheAxisThatMovedTheResultMost() {
    Importance importance = Importance.of(GRID.rows());
    assertThat(ImportanceReport.render(importance, Format.TABLE))
        .startsWith("source                  share")
        .contains(
            "weight_decay moved accuracy most: ", " of the variance between trials (95 % CI ");
    assertThat(ImportanceReport.summary(importance).replaceAll("\\s+", " "))
        .startsWith("weight_decay moved accuracy most: ")
        .contains("; max_lr 30 %", "weight_decay and max_lr together ")
        .endsWith(" is chance between seeds. ");
  }

  /** What makes trials diverge may matter most, and the variance knows nothing of it. */
  @Test
  void theSummaryTellsOfTrialsThatDiverged() {
    Importance importance =
        Importance.of(
            GRID.ended(Ending.DIVERGED, 1e-4, 3, 1, 2, 3)
                .ended(Ending.DIVERGED, 1e-3, 3, 1, 2, 3)
                .ended(Ending.DIVERGED, 1e-2, 3, 1, 2, 3)
                .ended(Ending.DIVERGED, 1e-4, 10, 1, 2, 3)
                .ended(Ending.DIVERGED, 1e-3, 10, 1, 2, 3)
                .ended(Ending.DIVERGED, 1e-2, 10, 1, 2, 3)
                .rows());
    assertThat(ImportanceReport.summary(importance).replaceAll("\\s+", " "))
        .startsWith("weight_decay moved accuracy most: ")
        .contains("Not in it, of 36 trials: 18 that diverged.")
        .contains("Which trials diverged depends on max_lr (p ");
  }

  @Test
  void saysNothingUnaskedOfASingleAxis() {
    Importance importance = Importance.of(SampleTrials.FOUR_DECAYS.rows());
    assertThat(ImportanceReport.summary(importance)).isEmpty();
    assertThat(ImportanceReport.render(importance, Format.TABLE)).contains("weight_decay", "noise");
  }

  @Test
  void isDataToo() throws Exception {
    Importance importance = Importance.of(GRID.rows());
    String[] csv = ImportanceReport.render(importance, Format.CSV).split("\r\n");
    assertThat(csv).hasSize(6);
    assertThat(csv[0]).isEqualTo("source,kind,df,share,ci95_low,ci95_high,p_value");
    assertThat(csv[1]).startsWith("weight_decay,axis,2,0.");
    JsonNode json = new ObjectMapper().readTree(ImportanceReport.render(importance, Format.JSON));
    assertThat(json.get("importance")).hasSize(5);
    assertThat(json.get("importance").get(4).get("p_value").isNull()).isTrue();
    assertThat(json.get("verdict").get(0).asText()).startsWith("weight_decay moved accuracy most");
    assertThat(ImportanceReport.render(importance, Format.MARKDOWN))
        .startsWith("| source ")
        .contains("\n- weight\\_decay moved accuracy most".replace("\\_", "_"));
  }
}
