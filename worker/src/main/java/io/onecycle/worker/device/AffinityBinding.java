package io.onecycle.worker.device;

/** The rule of binding, for any tensor library: refuse what is not there, set, and look again. */
public final class AffinityBinding {

  /** What a tensor library offers. */
  public interface Backend {

    /** What it calls itself. */
    String name();

    /** Whether it computes on GPUs. */
    boolean isCuda();

    /** How many GPUs it sees in this process. */
    int devices();

    /** Sets the calling thread's GPU. */
    void use(int device);

    /** The calling thread's GPU. */
    int current();
  }

  private AffinityBinding() {}

  /**
   * Binds the calling thread.
   *
   * @throws IllegalStateException if {@code backend} does not compute on such a device, has no such
   *     device, or does not do as it is told
   */
  public static void bind(Device device, Backend backend) {
    if (device instanceof Device.Cuda gpu) {
      if (!backend.isCuda()) {
        throw refused(
            device,
            backend,
            "computes on the CPU",
            "build with CUDA, or ask for no GPUs (spark.task.resource.gpu.amount)");
      }
      bind(gpu, backend);
    } else if (backend.isCuda()) {
      throw refused(
          device,
          backend,
          "computes on GPUs",
          "ask for them (spark.task.resource.gpu.amount), or build without CUDA");
    }
    CurrentDevice.is(device);
  }

  private static void bind(Device.Cuda gpu, Backend backend) {
    int devices = backend.devices();
    if (gpu.index() >= devices) {
      throw refused(
          gpu,
          backend,
          "sees " + devices + " GPUs",
          "let the discovery script print addresses below " + devices);
    }
    backend.use(gpu.index());
    int current = backend.current();
    if (current != gpu.index()) {
      throw refused(
          gpu, backend, "stays on cuda:" + current, "set CUDA_VISIBLE_DEVICES for each executor");
    }
  }

  private static IllegalStateException refused(
      Device device, Backend backend, String but, String remedy) {
    return new IllegalStateException(
        "Cannot compute on %s: %s %s; %s".formatted(device.name(), backend.name(), but, remedy));
  }
}
