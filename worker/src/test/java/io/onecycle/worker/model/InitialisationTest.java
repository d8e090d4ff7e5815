package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Trials;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialisationTest {

  /** Hashes of the weights that results already on disk were made with. */
  @Test
  void aSeedGivesTheWeightsItHasAlwaysGiven() throws Exception {
    assertThat(hash(new ModelSpec.Lenet())).isEqualTo(668736465);
    assertThat(hash(new ModelSpec.Mlp(List.of(256, 128)))).isEqualTo(-1280364537);
    assertThat(hash(new ModelSpec.Resnet(8, 16, 1, InitialWeights.PYTORCH))).isEqualTo(1134239720);
    assertThat(hash(new ModelSpec.Resnet(8, 16, 2, InitialWeights.HE))).isEqualTo(-1215149770);
  }

  private static int hash(ModelSpec model) throws Exception {
    TrainerSpec spec = new TrainerSpec(model, Trials.plain().training(), 7);
    try (StockTrainer trainer = StockTrainer.create(spec, GoldenData.training())) {
      return Arrays.hashCode(trainer.state().parameters());
    }
  }
}
