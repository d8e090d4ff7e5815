package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.valid;
import static io.onecycle.driver.sweep.read.SweepTexts.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.Grid;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.ScheduleAxis;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.SweepSpecs;
import io.onecycle.worker.trial.Augmentation;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFileTest {

  @Test
  void readsEveryKey() {
    assertThat(valid(SweepTexts.VALID))
        .isEqualTo(
            SweepSpecs.of(
                "weight-decay",
                "fashion-mnist",
                new ModelSpec.Lenet(),
                Compat.NONE,
                new Training(
                    5,
                    2,
                    64,
                    20_000,
                    new Validation.HeldOut(0.2, true),
                    Set.of(Augmentation.FLIP, Augmentation.CROP),
                    Optimizer.NESTEROVS,
                    WeightDecayMode.DECOUPLED,
                    WeightDecayScope.WEIGHTS),
                new Grid(
                    List.of(
                        new ScheduleAxis.OneCycle(),
                        new ScheduleAxis.Fixed(new ScheduleSpec.Constant()),
                        new ScheduleAxis.Fixed(new ScheduleSpec.Step(List.of(3.0, 4.5), 0.1))),
                    List.of(List.of(0.1), List.of(0.01, 0.1)),
                    List.of(5.0, 10.0),
                    List.of(13.68),
                    List.of(new Momentum(0.95, 0.85), Momentum.constant(0.9)),
                    List.of(
                        List.of(0.01),
                        List.of(0.001),
                        List.of(0.5),
                        List.of(0.0),
                        List.of(0.0, 1e-4))),
                List.of(1L, -2L, 3L),
                new Limits(0.5, 3)));
  }

  @Test
  void fillsInWhatIsLeftOut() {
    SweepSpec spec =
        valid(
            """
            name: a
            data: mnist
            model: mlp
            train: {epochs: 1}
            grid: {max_lr: 0.1}
            """);
    assertThat(spec)
        .isEqualTo(
            SweepSpecs.of(
                "a",
                "mnist",
                new ModelSpec.Mlp(List.of(256, 128)),
                Compat.NONE,
                new Training(
                    1,
                    1,
                    128,
                    Training.NO_LIMIT,
                    new Validation.HeldOut(0.1, true),
                    Set.of(),
                    Optimizer.SGD,
                    WeightDecayMode.L2,
                    WeightDecayScope.ALL),
                new Grid(
                    List.of(new ScheduleAxis.OneCycle()),
                    List.of(List.of(0.1)),
                    List.of(10.0),
                    List.of(10.0),
                    List.of(Momentum.constant(0.9)),
                    List.of(List.of(0.0))),
                List.of(1L),
                Limits.DEFAULT));
  }

  @Test
  void readsResnetsAndOneRateForEachOfTheirLayerGroups() {
    String text = with("model", "model: {resnet: {depth: 56, widen: 4, initialisation: he}}");
    SweepSpec spec =
        valid(
            text.replaceFirst("max_lr:.*", "max_lr: [[0.1, 0.2, 0.3]]")
                .replaceFirst("weight_decay:.*", "weight_decay: 1e-4"));
    assertThat(spec.model()).isEqualTo(new ModelSpec.Resnet(56, 16, 4, InitialWeights.HE));
    assertThat(spec.grid().maxLr()).containsExactly(List.of(0.1, 0.2, 0.3));
  }

  @Test
  void readsJsonThatIsIndentedWithTabs() {
    String json =
        """
        {
        \t"name": "a", "data": "mnist", "model": {"mlp": {"hidden": [10]}},
        \t"train": {"epochs": 1, "validation": "test"},
        \t"grid": {"max_lr": [0.1, 1E-2]}
        }
        """;
    assertThat(valid(json).model()).isEqualTo(new ModelSpec.Mlp(List.of(10)));
    assertThat(valid(json).training().validation()).isEqualTo(new Validation.TestSet());
    assertThat(valid(json).grid().maxLr()).containsExactly(List.of(0.1), List.of(0.01));
  }

  @ParameterizedTest
  @CsvSource({"1e-4,1e-4", "1E-4,1e-4", ".5,.5", "5,5", "5.,5", "+0.1,.1", "1.5e+2,150", "0.10,.1"})
  void readsNumbersAsPeopleWriteThem(String text, double value) {
    assertThat(valid(with("max_lr", "max_lr: " + text)).grid().maxLr())
        .containsExactly(List.of(value));
  }

  @Test
  void takesAListUnderMomentumAsAnAxisAndAListWithinItAsARange() {
    assertThat(valid(with("momentum", "momentum: [0.95, 0.85]")).grid().momentum())
        .containsExactly(Momentum.constant(0.95), Momentum.constant(0.85));
    assertThat(valid(with("momentum", "momentum: [[0.9, 1.0]]")).grid().momentum())
        .containsExactly(new Momentum(0.9, 1));
  }

  @Test
  void takesEqualValuesForAllLayerGroupsAsOneValue() {
    assertThat(valid(with("max_lr", "max_lr: [[0.1, 0.1]]")).grid().maxLr())
        .containsExactly(List.of(0.1));
  }

  @Test
  void takesNegativeZeroAsZero() {
    assertThat(valid(with("weight_decay", "weight_decay: -0.0")).grid().weightDecay())
        .containsExactly(List.of(0.0));
  }

  @Test
  void takesAWordInQuotesAsAWord() {
    assertThat(valid(with("name", "name: 'a-1'")).name()).isEqualTo("a-1");
  }

  @Test
  void takesALimitLargerThanTheData() {
    assertThat(valid(with("limit", "limit: 999999")).training().limit()).isEqualTo(999_999);
  }

  @ParameterizedTest
  @CsvSource({"none", "[]"})
  void augmentsNothingWhereToldSo(String none) {
    assertThat(valid(with("augment", "augment: " + none)).training().augment()).isEmpty();
  }
}
