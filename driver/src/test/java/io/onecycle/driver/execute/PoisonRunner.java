package io.onecycle.driver.execute;

import io.onecycle.worker.device.Device;
import io.onecycle.worker.device.DeviceLostException;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * In place of training, with trials that harm their JVM, by weight decay. All others take a while
 * and end well.
 *
 * @param millis how long those take
 */
record PoisonRunner(int millis) implements TrialRunner {

  static final double HALTS = 0.5;
  static final double EXITS = 0.03125;
  static final double FILLS_MEMORY = 0.125;
  static final double HANGS = 0.0625;
  static final double LOSES_ITS_DEVICE = 0.015625;

  /** In this JVM: nothing may be begun in it any more. */
  private static volatile boolean deviceIsLost;

  @Override
  public void prepare(DataSpec data) {}

  @Override
  public void bind(Device device) {}

  @Override
  public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints)
      throws Exception {
    if (deviceIsLost) {
      throw new AssertionError("begun where the device is lost");
    }
    double wd = trial.setting().recordedWeightDecay();
    if (wd == HALTS) {
      Thread.sleep(millis / 2);
      // While others are at work; to Spark the same as a crash in native code.
      Runtime.getRuntime().halt(139);
    } else if (wd == EXITS) {
      System.exit(3);
    } else if (wd == FILLS_MEMORY) {
      fillMemory();
    } else if (wd == HANGS) {
      hang();
    } else if (wd == LOSES_ITS_DEVICE) {
      deviceIsLost = true;
      throw new DeviceLostException(
          "CUDA error: an illegal memory access was encountered", new RuntimeException());
    }
    Thread.sleep(millis);
    return new ClosedFormRunner().run(trial, listener, checkpoints);
  }

  private static void fillMemory() {
    List<long[]> all = new ArrayList<>();
    while (!all.contains(new long[0])) {
      all.add(new long[1 << 20]);
    }
  }

  private static void hang() {
    for (boolean heard = false; ; heard |= Thread.interrupted()) {
      LockSupport.parkNanos(heard ? 2_000_000 : 1_000_000);
    }
  }

  @Override
  public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
    throw new AssertionError("no range test may begin");
  }
}
