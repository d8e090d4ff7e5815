package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.nativeops.NativeOpsCompiler;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;

/** Native operations follow PyTorch. */
class GoldenNativeOpsTest extends GoldenTest {

  GoldenNativeOpsTest() {
    super(GoldenNativeOpsTest::compiled);
  }

  private static Trainer compiled(TrainerSpec spec, Examples images) {
    try {
      return new NativeOpsCompiler()
          .compile(Blueprint.of(spec.model(), images).structure(), spec.training());
    } catch (NotCoveredException e) {
      throw new AssertionError(e);
    }
  }
}
