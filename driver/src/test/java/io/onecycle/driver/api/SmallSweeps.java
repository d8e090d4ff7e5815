package io.onecycle.driver.api;

/** Sweeps for tests: weight decays × seeds, a second or less a trial. */
final class SmallSweeps {

  private SmallSweeps() {}

  static SweepBuilder of(double... weightDecays) {
    return Sweep.named("small")
        .data("fashion-mnist-mini")
        .set("model", java.util.Map.of("mlp", java.util.Map.of("hidden", java.util.List.of(8))))
        .epochs(1)
        .batchSize(64)
        .set("train.limit", 640)
        .maxLr(0.1)
        .weightDecay(weightDecays)
        .seeds(1, 2);
  }

  /** Trials that take long enough to be cancelled. */
  static SweepBuilder long20() {
    return of(1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
        .set("train.limit", 5000)
        .epochs(8)
        .batchSize(16)
        .seeds(1, 2, 3, 4);
  }
}
