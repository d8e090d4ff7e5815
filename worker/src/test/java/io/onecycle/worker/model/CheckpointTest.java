package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.train.Checkpoint;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.Augmentation;
import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Momentum;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.ScheduleSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trial that dies and goes on from its checkpoint gives what an undisturbed one gives. */
class CheckpointTest {

  /** 187 images, 16 a batch: an epoch is 12 iterations. */
  private static final int EPOCHS = 3;

  /** Keeps the latest checkpoint of at most {@code last} iterations. */
  private static final class Latest implements Checkpoints {
    private final int last;
    private Optional<Checkpoint> kept = Optional.empty();

    Latest(int last) {
      this.last = last;
    }

    @Override
    public Optional<Checkpoint> latest(String backend) {
      return kept.filter(checkpoint -> checkpoint.backend().equals(backend));
    }

    @Override
    public Duration every() {
      return Duration.ZERO;
    }

    @Override
    public void save(Checkpoint checkpoint) {
      if (checkpoint.curve().size() <= last) {
        kept = Optional.of(checkpoint);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lenet, AUTO, onednn, 24",
    "lenet, AUTO, onednn, 17",
    "resnet, AUTO, onednn, 12",
    "resnet, AUTO, onednn, 29",
    "mlp, TORCH, torch/cpu, 29",
    "resnet, TORCH, torch/cpu, 17",
    "mlp, DL4J, dl4j, 17",
  })
  void isBitEqualToAnUndisturbedOne(String model, Backend backend, String prefix, int from)
      throws IOException {
    Trial trial = trial(model(model));
    TrialResult undisturbed = run(trial, backend, TrialListener.NONE, Checkpoints.NONE);
    assertThat(undisturbed.backend()).startsWith(prefix);
    Latest checkpoints = new Latest(from);
    assertThatThrownBy(
            () ->
                run(
                    trial,
                    backend,
                    (point, iterations) -> {
                      if (point.iteration() == from + 2) {
                        throw new IllegalStateException("killed");
                      }
                    },
                    checkpoints))
        .hasMessage("killed");
    assertThat(checkpoints.kept.orElseThrow().curve()).hasSize(from);
    assertThat(checkpoints.kept.orElseThrow().state().steps()).isEqualTo(from);

    int[] first = {Integer.MAX_VALUE};
    TrialResult resumed =
        run(
            trial,
            backend,
            (point, iterations) -> first[0] = Math.min(first[0], point.iteration()),
            checkpoints);
    assertThat(first[0]).as("first iteration made anew").isEqualTo(from);
    assertThat(resumed.curve()).isEqualTo(undisturbed.curve());
    assertThat(resumed.outcome()).isEqualTo(undisturbed.outcome());
    assertThat(resumed.imagesTrained()).isEqualTo(undisturbed.imagesTrained());
  }

  private static ModelSpec model(String name) {
    return switch (name) {
      case "lenet" -> new ModelSpec.Lenet();
      case "resnet" -> new ModelSpec.Resnet(8, 4, 1, InitialWeights.PYTORCH);
      default -> new ModelSpec.Mlp(List.of(16));
    };
  }

  private static TrialResult run(
      Trial trial, Backend backend, TrialListener listener, Checkpoints checkpoints)
      throws IOException {
    Dataset data = DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    return new TrainingLoop(new Trainers(backend, 1, SharedTrainers.ofThisJvm()), System::nanoTime)
        .run(trial, data, listener, checkpoints);
  }

  private static Trial trial(ModelSpec model) {
    Training training =
        new Training(
            EPOCHS,
            1,
            16,
            187,
            new Validation.HeldOut(0.1, false),
            Set.of(Augmentation.FLIP, Augmentation.CROP),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    Setting setting =
        new Setting(
            new ScheduleSpec.OneCycle(10, 10),
            List.of(0.05),
            new Momentum(0.95, 0.85),
            List.of(1e-3));
    return new Trial("fashion-mnist-mini", model, Compat.NONE, training, setting, 7);
  }
}
