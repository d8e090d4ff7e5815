package io.onecycle.worker.device;

import java.io.Serializable;

/** Ties threads to devices. */
@FunctionalInterface
public interface DeviceBinding extends Serializable {

  /**
   * Makes the calling thread compute on {@code device}, and makes sure that it does. To be called
   * before the thread's first native call.
   *
   * @throws IllegalStateException if it cannot, saying what was asked for and what there is
   * @throws DeviceLostException if the device did compute in this process, and does no more
   */
  void bind(Device device);
}
