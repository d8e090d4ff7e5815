package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.GradientTest;
import io.onecycle.worker.compile.NativeBudget;

@EachInstructionSet
class OneDnnGradientTest extends GradientTest {

  OneDnnGradientTest() {
    super(new OneDnnCompiler(new NativeBudget(1 << 30)), 2e-4);
  }
}
