package io.onecycle.driver.execute;

import io.onecycle.worker.device.Device;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.model.BackendBinding;
import java.util.Optional;

/**
 * By what a trial is computed.
 *
 * @param backend what computes
 * @param device on what
 */
public record Computed(Backend backend, Device device) {

  /** On the processor. */
  public static Computed on(Backend backend) {
    return new Computed(backend, Device.CPU);
  }

  /**
   * As a committed trial was.
   *
   * @param said the column {@code backend} of its row; what no version of today writes is computed
   *     by whatever is the fastest here
   */
  public static Computed as(String said) {
    String[] parts = said.split("/", -1);
    boolean onGpu =
        parts.length > 1 && (parts[1].startsWith("cuda") || parts[1].contains("Cublas"));
    Device device = onGpu ? new Device.Cuda(0) : Device.CPU;
    return switch (parts[0]) {
      case "onednn" -> new Computed(Backend.ONEDNN, device);
      case "torch" -> new Computed(Backend.TORCH, device);
      case "dl4j" -> new Computed(Backend.DL4J, device);
      default -> on(Backend.AUTO);
    };
  }

  /** Why this machine cannot; empty where it can, as far as is known before a network is read. */
  public Optional<String> missing() {
    if (backend == Backend.TORCH && Backend.missingTorch().isPresent()) {
      return Backend.missingTorch();
    }
    return device instanceof Device.Cuda ? unbound() : Optional.empty();
  }

  /** Binds the calling thread. */
  void bind() {
    if (device instanceof Device.Cuda) {
      new BackendBinding(backend).bind(device);
    }
  }

  private Optional<String> unbound() {
    try {
      bind();
      return Optional.empty();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }
}
