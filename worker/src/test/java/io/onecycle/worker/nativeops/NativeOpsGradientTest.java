package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.GradientTest;

class NativeOpsGradientTest extends GradientTest {

  NativeOpsGradientTest() {
    super(new NativeOpsCompiler(), 2e-5);
  }
}
