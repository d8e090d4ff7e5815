package io.onecycle.worker.device;

/** What the calling thread was last bound to. */
public final class CurrentDevice {

  private static final ThreadLocal<Device> OF_THREAD = ThreadLocal.withInitial(() -> Device.CPU);

  private CurrentDevice() {}

  /** The device; the processor if the thread was never bound. */
  public static Device ofThread() {
    return OF_THREAD.get();
  }

  static void is(Device device) {
    OF_THREAD.set(device);
  }
}
