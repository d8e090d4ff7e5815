package io.onecycle.worker.torch;

import io.onecycle.worker.compile.GradientTest;

class TorchGradientTest extends GradientTest {

  TorchGradientTest() {
    super(Torches.onCpu(), 2e-5);
  }
}
