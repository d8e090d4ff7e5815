package io.onecycle.worker.lrfind;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.model.StockTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Range tests of the perceptron on the embedded data, 0.01 to 100 in 100 iterations. */
class RealRangeTestTest {

  @ParameterizedTest
  @ValueSource(doubles = {1e-2, 1e-3, 1e-4})
  void stopsWhereAnotherReadingOfTheRuleStops(double weightDecay) {
    RangeTestResult all = run(RangeTests.spec(100, false), weightDecay);
    RangeTestResult stopped = run(RangeTests.spec(100, true), weightDecay);
    assertThat(all.stopped()).isEqualTo(Stopped.END);
    assertThat(all.points()).hasSize(100);
    assertThat(stopped.stopped()).isEqualTo(Stopped.DIVERGED);
    assertThat(stopped.points())
        .hasSize(stopOf(all.points().stream().map(RangePoint::trainLoss).toList()))
        .isEqualTo(all.points().subList(0, stopped.points().size()));
  }

  @Test
  void learnsBeforeItDiverges() {
    RangeTestResult result = run(RangeTests.spec(100, true), 1e-3);
    RangeSummary summary = RangeSummary.of(result, 100);
    assertThat(summary.minLoss().orElseThrow()).isLessThan(result.points().get(0).trainLoss());
    assertThat(result.points())
        .anyMatch(point -> point.validation().accuracy().orElseThrow() > 0.5);
    assertThat(summary.suggestions().valley().orElseThrow())
        .isLessThan(summary.lastLr().orElseThrow());
  }

  @Test
  void aSeedGivesTheSameCurveToTheLastBit() {
    RangeTestResult once = run(RangeTests.spec(40, true), 1e-3);
    assertThat(run(RangeTests.spec(40, true), 1e-3)).isEqualTo(once);
  }

  /** Where fastai's rule stops, written anew: how many of these losses are recorded. */
  private static int stopOf(List<Double> losses) {
    double sum = 0;
    double best = 1e9;
    for (int n = 0; n < losses.size(); n++) {
      sum = 0.98 * sum + 0.02 * losses.get(n);
      double average = sum / (1 - Math.pow(0.98, n + 1));
      if (!(average <= 4 * best)) {
        return n;
      }
      best = n >= 11 ? Math.min(best, average) : best;
    }
    return losses.size();
  }

  private static RangeTestResult run(LrFindSpec spec, double weightDecay) {
    return RangeTestRun.run(
        RangeTests.of(spec, weightDecay), data(), StockTrainer::create, RangeTestListener.NONE);
  }

  private static Dataset data() {
    try {
      return DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
