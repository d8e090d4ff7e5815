package io.onecycle.worker.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AffinityBindingTest {

  @Test
  void setsTheThreadsGpuAndLooksAgain() {
    FakeBackend gpus = new FakeBackend(true, 4, true);
    AffinityBinding.bind(new Device.Cuda(3), gpus);
    assertThat(gpus.current).isEqualTo(3);
  }

  @Test
  void refusesGpusWhereTheBackendComputesOnTheCpu() {
    assertThatThrownBy(() -> AffinityBinding.bind(new Device.Cuda(0), cpu()))
        .hasMessage(
            "Cannot compute on cuda:0: fake computes on the CPU; build with CUDA, or ask for no"
                + " GPUs (spark.task.resource.gpu.amount)");
  }

  @Test
  void refusesACudaBackendThatWasGivenNoGpu() {
    FakeBackend gpus = new FakeBackend(true, 4, true);
    assertThatThrownBy(() -> AffinityBinding.bind(Device.CPU, gpus))
        .hasMessageStartingWith("Cannot compute on cpu: fake computes on GPUs; ask for them");
    assertThatThrownBy(() -> AffinityBinding.bind(new Device.Fake(1), gpus))
        .hasMessageStartingWith("Cannot compute on fake:1: fake computes on GPUs");
  }

  @Test
  void refusesAGpuThatTheBackendDoesNotSee() {
    FakeBackend gpus = new FakeBackend(true, 2, true);
    assertThatThrownBy(() -> AffinityBinding.bind(new Device.Cuda(2), gpus))
        .hasMessageStartingWith("Cannot compute on cuda:2: fake sees 2 GPUs");
  }

  @Test
  void refusesABackendThatDoesNotDoAsItIsTold() {
    FakeBackend gpus = new FakeBackend(true, 2, false);
    assertThatThrownBy(() -> AffinityBinding.bind(new Device.Cuda(1), gpus))
        .hasMessageStartingWith("Cannot compute on cuda:1: fake stays on cuda:0");
  }

  @Test
  void leavesTheCpuAsItIs() {
    FakeBackend backend = cpu();
    AffinityBinding.bind(Device.CPU, backend);
    AffinityBinding.bind(new Device.Fake(1), backend);
    assertThat(backend.current).isZero();
  }

  private static FakeBackend cpu() {
    return new FakeBackend(false, 1, true);
  }

  private static final class FakeBackend implements AffinityBinding.Backend {
    private final boolean cuda;
    private final int devices;
    private final boolean obeys;
    private int current;

    FakeBackend(boolean cuda, int devices, boolean obeys) {
      this.cuda = cuda;
      this.devices = devices;
      this.obeys = obeys;
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public boolean isCuda() {
      return cuda;
    }

    @Override
    public int devices() {
      return devices;
    }

    @Override
    public void use(int device) {
      current = obeys ? device : current;
    }

    @Override
    public int current() {
      return current;
    }
  }
}
