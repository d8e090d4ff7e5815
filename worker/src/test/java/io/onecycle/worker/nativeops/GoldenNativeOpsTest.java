package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.data.Images;
import io.onecycle.worker.model.Blueprint;
import io.onecycle.worker.model.GoldenTest;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;

/** Native operations follow PyTorch. */
class GoldenNativeOpsTest extends GoldenTest {

  GoldenNativeOpsTest() {
    super(GoldenNativeOpsTest::compiled);
  }

  private static Trainer compiled(TrainerSpec spec, Images images) {
    try {
      return new NativeOpsCompiler()
          .compile(Blueprint.of(spec, images).structure(), spec.training());
    } catch (NotCoveredException e) {
      throw new AssertionError(e);
    }
  }
}
