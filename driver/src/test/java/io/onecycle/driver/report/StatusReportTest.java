package io.onecycle.driver.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.report.SweepStatus.FailedTrial;
import io.onecycle.driver.report.SweepStatus.Running;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusReportTest {

  @Test
  void countsTrialsAndListsTheFailedOnes() {
    SweepStatus status =
        new SweepStatus(
            "weight-decay",
            40,
            3,
            List.of(
                new Running("1f0e6a1d2b3c4d5e", "node-1", "cuda:0", "120/400"),
                new Running("2f0e6a1d2b3c4d5e", "node-2", "cpu", "")),
            0,
            13,
            false,
            List.of(
                new FailedTrial(
                    "9c29306cd5475ce3",
                    "weight_decay 0.1, max_lr 3",
                    4,
                    2,
                    "Cannot read images: \u001b[31mchecksum\n  at a.b.C\n")));
    assertThat(StatusReport.render(status))
        .isEqualTo(
            """
            sweep      weight-decay
            committed  44: 40 completed, 3 diverged, 1 failed
            running    2
            owed       13

            running trial     host    device  iterations
            ────────────────  ──────  ──────  ──────────
            1f0e6a1d2b3c4d5e  node-1  cuda:0  120/400
            2f0e6a1d2b3c4d5e  node-2  cpu

            failed trial      setting                     seed  attempts  message
            ────────────────  ──────────────────────────  ────  ────────  ──────────────────────────────────────
            9c29306cd5475ce3  weight_decay 0.1, max_lr 3     4         2  Cannot read images: \\u001b[31mchecksum
            """);
  }

  @Test
  void aSweepWithoutFailuresHasNoListOfThem() {
    assertThat(StatusReport.render(new SweepStatus("s", 1, 0, List.of(), 0, 0, false, List.of())))
        .isEqualTo(
            """
            sweep      s
            committed  1: 1 completed, 0 diverged, 0 failed
            running    0
            owed       0
            """);
  }

  @Test
  void refusesNegativeCounts() {
    assertThatThrownBy(() -> new SweepStatus("s", 0, 0, List.of(), 0, -1, false, List.of()))
        .hasMessage("Invalid owed: -1, expected at least 0");
  }
}
