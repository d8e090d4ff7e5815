package io.onecycle.worker.model;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** How many threads native code may use for what one Java thread asks of it. */
public final class NativeThreads {

  private NativeThreads() {}

  /**
   * Sets it for the calling thread, whatever OMP_NUM_THREADS says: trials side by side that each
   * use all cores would mostly wait for each other.
   */
  public static void use(int threads) {
    Nd4j.getBackend();
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
  }
}
