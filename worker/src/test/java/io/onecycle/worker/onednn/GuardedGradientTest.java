package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.GradientTest;
import io.onecycle.worker.compile.NativeBudget;

/** The same slopes with guard bytes around every buffer, and nothing read that was not written. */
@EachInstructionSet
class GuardedGradientTest extends GradientTest {

  GuardedGradientTest() {
    super(OneDnnCompiler.withCanaries(new NativeBudget(4L << 30)), 2e-4);
  }
}
