package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.SeedDesign;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.report.figure.Pictures;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.Outcome;
import io.onecycle.worker.trial.result.TrialResult;
import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scores;
import io.onecycle.worker.trial.score.Scoring;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole sweep that is compared by a metric that is better the lower it is. */
class ObjectiveSweepTest {

  private static final Scoring SCORING =
      new Scoring(List.of("rmse", "mae"), Optional.of(Objective.RMSE));

  @TempDir private Path results;
  private ResultStore store;

  /** In place of training: rmse lowest at weight decay 1e-3, the largest far behind. */
  record Regression() implements TrialRunner {

    @Override
    public void prepare(DataSpec data) {}

    @Override
    public void bind(Device device) {}

    @Override
    public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
      double decades = Math.abs(Math.log10(trial.setting().recordedWeightDecay()) + 3);
      double own = new Random(trial.id().hashCode()).nextGaussian() / 100;
      double rmse = 20 + 10 * decades + trial.seed() + own;
      CurvePoint first = point(0, scores(2 * rmse));
      CurvePoint second = point(1, scores(rmse));
      return new TrialResult(
          new Outcome.Completed(scores(rmse), scores(rmse), 1),
          List.of(first, second),
          Optional.empty(),
          0.1,
          10,
          "closed form");
    }

    private static CurvePoint point(int epoch, Scores scores) {
      return new CurvePoint(epoch, epoch, 0.1, 0.9, 0.7, 0.7, Optional.of(scores));
    }

    private static Scores scores(double rmse) {
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put("rmse", rmse);
      metrics.put("mae", 0.8 * rmse);
      return new Scores(rmse * rmse, metrics);
    }

    @Override
    public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
      throw new IllegalStateException("no range tests in this sweep");
    }
  }

  @BeforeEach
  void open() {
    store = ResultStore.at(results.toString());
  }

  private static SweepSpec spec() {
    SweepSpec like = Sweeps.of(List.of(1e-2, 1e-3, 1e-4), 6, new Limits(60, 2));
    SequentialSeeds rule = new SequentialSeeds(1, 3, 6, OptionalDouble.empty());
    Training training = like.training();
    return new SweepSpec(
        like.name(),
        like.data(),
        like.model(),
        like.compat(),
        new Training(
            training.epochs(),
            training.cycles(),
            training.batchSize(),
            training.limit(),
            training.validation(),
            training.augment(),
            training.optimizer(),
            training.weightDecayMode(),
            training.weightDecayScope(),
            training.precision(),
            SCORING),
        like.grid(),
        rule.all(),
        like.limits(),
        Optional.empty(),
        Optional.of(rule),
        Optional.empty(),
        Optional.empty());
  }

  private Comparison run() throws Exception {
    new Session(Map.of("spark.master", "local[2]", "spark.ui.enabled", "false"), System.err, false)
        .run(spec(), store, new Regression());
    return Comparison.of(
        store.trials(), TrialAxis.WEIGHT_DECAY, SeedDesign.FIXED.until(spec().untilDecided()));
  }

  @Test
  void isDecidedByTheLowestWithFewSeedsAndSaysSoEverywhere() throws Exception {
    Comparison comparison = run();
    assertThat(store.trials())
        .hasSizeLessThan(18)
        .allMatch(row -> row.scores().finalAccuracy().isEmpty());
    assertThat(comparison.rows().get(0).value()).isEqualTo("0.001");
    assertThat(comparison.rows())
        .extracting(ComparisonRow::metric)
        .containsOnly(Optional.of("rmse"));
    assertThat(VerdictWords.sentences(comparison).get(0))
        .startsWith("Choose weight_decay 0.001")
        .contains("lower is better");
    assertThat(VerdictWords.sentences(comparison))
        .noneMatch(sentence -> sentence.contains("accuracy"));

    TrialRow row = store.trials().get(0);
    assertThat(row.scores().comparedBy()).isEqualTo(new Objective("rmse", Goal.MINIMIZE));
    assertThat(row.scores().finalObjective()).isEqualTo(row.scores().finalOf("rmse")).isPresent();
    assertThat(row.scores().finalMetrics().keySet()).containsExactly("rmse", "mae");
    CurveRow last = store.curves(row.trialId()).get(1);
    assertThat(last.metric("rmse")).isEqualTo(row.scores().finalOf("rmse"));
    assertThat(last.accuracy()).isEmpty();

    Reach reached = Reach.of(store.trials(), store::curves, 25);
    assertThat(reached.settings().get(0).label()).isEqualTo("weight_decay 0.001");
    assertThat(reached.settings().get(0).typical().orElseThrow()).isEqualTo(2);

    store.writeComparison("weight_decay", comparison.rows());
    assertThat(store.comparison("weight_decay")).isEqualTo(comparison.rows());

    Map<String, String> figures = Pictures.of(data(comparison), Optional.empty());
    assertThat(figures).containsKeys("verdict.svg", "slices.svg");
    assertThat(figures.values().stream().collect(Collectors.joining()))
        .contains("Final validation rmse", "Validation rmse")
        .doesNotContain("ccuracy");
  }

  private ReportData data(Comparison comparison) {
    return ReportData.of(
        "x", Optional.empty(), store.trials(), store::curves, List.of(), List.of(), comparison);
  }
}
