package io.onecycle.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.table.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {

  private static final String ESCAPE = "\u001b";

  private static final SampleTrials TWO_AXES =
      SampleTrials.none()
          .completed(0.001, 1, 0.9012, 0.9034, 0.9028)
          .completed(0.001, 0.3, 0.8, 0.8, 0.8)
          .completed(1e-4, 0.3, 0.85, 0.91, 0.89)
          .completed(0.1, 1, 0.2, 0.22)
          .ended(Ending.DIVERGED, 0.1, 1, 3)
          .ended(Ending.DIVERGED, 1, 0.3, 1, 2, 3);

  private static String render(SampleTrials trials, Format format) {
    return ComparisonReport.render(Comparison.of(trials.rows(), TrialAxis.WEIGHT_DECAY), format);
  }

  @Test
  void aTableIsAlignedAndFollowedByTheVerdict() {
    assertThat(render(TWO_AXES, Format.TABLE))
        .isEqualTo(
"""
weight_decay  max_lr  n  accuracy      sd  P(best)  may lose  vs best           95 % CI  p (all pairs)  diverged
────────────  ──────  ─  ────────  ──────  ───────  ────────  ───────  ────────────────  ─────────────  ────────
       0.001     1    3    0.9025  0.0011     74 %     0.019     best                                          0
       1e-4      0.3  3    0.883   0.031      26 %     0.053   -0.019  -0.092 to +0.054          0.38          0
       0.1       1    2    0.173   0.064         –         –   -0.73   -1.01  to -0.45           0.007         1
       1         0.3  0         –       –        –         –        –                                –         3

Choose weight_decay 0.001 (max_lr 1): probably the best of 3 (74 %); its mean accuracy is 0.9025
  over 3 seeds; 4 of 12 trials diverged: they count as chance.
With 95 % probability it loses at most 0.019 to the best tried (expected 0.003).
1e-4 (26 %) may be the best too.
0.1 is worse by 0.73 (95 % CI 0.45 to 1.01, p = 0.007, all pairs).
Accuracy to expect of new seeds that learn on these validation examples: 0.899 ± 0.050 (95 %).
With 3 seeds, a difference of 0.18 would be found in about 80 % of such sweeps; half of it takes
  about 5 seeds.
Seeds diverged at weight_decay 0.1 (1 of 3) and 1 (3 of 3).
""");
  }

  /** It would take for granted that none was put out by mistake, which 5 % of sweeps do. */
  @Test
  void theOnlyOneLeftHasNoProbabilityToBeTheBest() {
    SampleTrials apart =
        SampleTrials.none()
            .completed(1e-3, 0.3, 0.901, 0.902, 0.900, 0.903)
            .completed(1e-2, 0.3, 0.801, 0.803, 0.800, 0.802);
    assertThat(render(apart, Format.TABLE))
        .contains("the other is worse")
        .doesNotContain("P(best)", "may lose", "99 %");
  }

  @Test
  void columnsWithNothingInThemAreLeftOut() {
    assertThat(
            render(SampleTrials.none().completed(0.001, 0.3, 0.9), Format.TABLE).lines().toList())
        .startsWith(
            "weight_decay  n  accuracy", "────────────  ─  ────────", "       0.001  1    0.9000");
  }

  @Test
  void markdownHasTheSameColumns() {
    assertThat(render(SampleTrials.FOUR_DECAYS, Format.MARKDOWN))
        .isEqualTo(
            """
            | weight_decay | n | accuracy | sd | P(best) | may lose | vs best | 95 % CI | p (all pairs) |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | 0.001 | 5 | 0.8612 | 0.0024 | 53 % | 0.0018 | best |  |  |
            | 1e-4 | 5 | 0.8602 | 0.0024 | 28 % | 0.0032 | -0.0010 | -0.0055 to +0.0035 | 0.57 |
            | 3e-4 | 5 | 0.8596 | 0.0018 | 19 % | 0.0036 | -0.0016 | -0.0069 to +0.0037 | 0.57 |
            | 0.01 | 5 | 0.8400 | 0.0034 | – | – | -0.0212 | -0.0260 to -0.0164 | \\< 0.001 |

            - Choose weight_decay 0.001: probably the best of 4 (53 %); its mean accuracy is 0.8612 over 5 seeds.
            - With 95 % probability it loses at most 0.0018 to the best tried (expected 0.0003).
            - 1e-4 (28 %) and 3e-4 (19 %) may be the best too.
            - 0.01 is worse by 0.0212 (95 % CI 0.0164 to 0.0260, p \\< 0.001, all pairs).
            - Accuracy to expect of new seeds on these validation examples: 0.8608 ± 0.0024 (95 %).
            - With 5 seeds, a difference of 0.0057 would be found in about 80 % of such sweeps; half of it takes about 11 seeds.
            """);
  }

  @Test
  void csvHasTheColumnsOfTheParquetTableInFull() {
    List<String> lines = List.of(render(TWO_AXES, Format.CSV).split("\r\n", -1));
    assertThat(lines.get(0))
        .isEqualTo(
            "key,value,setting_id,weight_decay,max_lr,n,mean_accuracy,sd,ci95_low,ci95_high,"
                + "diff_to_best,diff_ci95_low,diff_ci95_high,p_value,diverged,failed,max_lr_reached,metric,mean,"
                + "looks,at_chance,p_best,expected_loss,loss_bound,expected_mean,expected_low,"
                + "expected_high");
    assertThat(lines).hasSize(6).last().isEqualTo("");
    assertThat(lines.get(4))
        .isEqualTo("weight_decay,1,1cycle_1.0_0.3__5,1,0.3,0,,,,,,,,,3,0,,accuracy,,,0,0,,,,,");
    String[] best = lines.get(1).split(",", -1);
    double mean =
        Comparison.of(TWO_AXES.rows(), TrialAxis.WEIGHT_DECAY).rows().get(0).meanAccuracy().get();
    assertThat(Double.parseDouble(best[6])).isEqualTo(mean);
  }

  @Test
  void csvQuotesWhatHoldsCommasOrQuotes() {
    SampleTrials trials = schedule("step(at=1.0,2.0;\"x\")");
    String csv =
        ComparisonReport.render(Comparison.of(trials.rows(), TrialAxis.SCHEDULE), Format.CSV);
    assertThat(csv.lines().toList().get(1)).startsWith("schedule,\"step(at=1.0,2.0;\"\"x\"\")\",");
  }

  @Test
  void jsonHasTheColumnsAndTheVerdict() throws Exception {
    Comparison comparison = Comparison.of(TWO_AXES.rows(), TrialAxis.WEIGHT_DECAY);
    JsonNode json = new ObjectMapper().readTree(ComparisonReport.render(comparison, Format.JSON));
    assertThat(json.get("by").asText()).isEqualTo("weight_decay");
    assertThat(json.get("comparison")).hasSize(4);
    JsonNode first = json.get("comparison").get(0);
    assertThat(first.get("mean_accuracy").asDouble())
        .isEqualTo(comparison.rows().get(0).meanAccuracy().orElseThrow());
    assertThat(first.get("diff_to_best").isNull()).isTrue();
    assertThat(first.get("n").isInt()).isTrue();
    assertThat(json.get("verdict").get(0).asText())
        .isEqualTo(VerdictWords.sentences(comparison).get(0));
  }

  @Test
  void namesCannotSteerTheTerminal() throws Exception {
    String name = "a" + ESCAPE + "[2J\n\u202e|\u009bb";
    Comparison comparison = Comparison.of(schedule(name).rows(), TrialAxis.SCHEDULE);
    for (Format format : Format.values()) {
      assertThat(ComparisonReport.render(comparison, format))
          .doesNotContain(ESCAPE, "\u202e", "\u009b", "[2J\n");
    }
    assertThat(ComparisonReport.render(comparison, Format.MARKDOWN)).contains("\\|");
    JsonNode json = new ObjectMapper().readTree(ComparisonReport.render(comparison, Format.JSON));
    assertThat(json.get("comparison").get(0).get("value").asText()).isEqualTo(name);
  }

  @Test
  void withoutTrialsThereIsOnlyTheVerdict() {
    assertThat(render(SampleTrials.none(), Format.TABLE))
        .isEqualTo("There are no trials to compare.\n");
  }

  private static SampleTrials schedule(String name) {
    return new SampleTrials(
        List.of(SampleTrials.trial(0.001, 0.3, 1, Ending.COMPLETED, 0.9, name, 5)));
  }
}
