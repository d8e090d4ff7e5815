package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.torch.Torches;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;

/** libtorch follows PyTorch through our passes and our update. */
class GoldenTorchTest extends GoldenTest {

  GoldenTorchTest() {
    super(GoldenTorchTest::compiled);
  }

  private static Trainer compiled(TrainerSpec spec, Examples images) {
    try {
      return Torches.onCpu()
          .compile(Blueprint.of(spec.model(), images).structure(), spec.training());
    } catch (NotCoveredException e) {
      throw new AssertionError(e);
    }
  }
}
