package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

/** oneDNN's return codes. */
final class Status {

  private Status() {}

  /** Throws unless a call has succeeded. */
  static void check(int status, String call) {
    if (status != dnnl_success) {
      throw new IllegalStateException("Cannot %s: oneDNN status %d".formatted(call, status));
    }
  }
}
