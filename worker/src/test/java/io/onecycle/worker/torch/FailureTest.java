package io.onecycle.worker.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.compile.NativeMemoryException;
import io.onecycle.worker.device.DeviceLostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the words of libtorch 2.10. */
class FailureTest {

  @Test
  void memoryThatRanOutOnAGpuKeepsItsNumbersAndLosesTheStack() {
    String words =
        "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.11 GiB of"
            + " which 1.06 GiB is free.";
    RuntimeException found =
        Failure.of(new RuntimeException(words + "\nException raised from malloc at …"));
    assertThat(found)
        .isInstanceOf(NativeMemoryException.class)
        .hasMessageStartingWith(words)
        .hasMessageContaining("Make batches smaller")
        .hasMessageNotContaining("Exception raised");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUDA error: out of memory",
        "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
        "DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes."
      })
  void memoryThatRanOutLeavesTheDeviceAsItIs(String words) {
    assertThat(Failure.of(new RuntimeException(words))).isInstanceOf(NativeMemoryException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUDA error: an illegal memory access was encountered\nCUDA kernel errors might be …",
        "CUDA error: device-side assert triggered",
        "CUDA error: unspecified launch failure",
        "cuDNN error: CUDNN_STATUS_EXECUTION_FAILED",
      })
  void anyOtherErrorOfTheDeviceLosesIt(String words) {
    assertThat(Failure.of(new RuntimeException(words)))
        .isInstanceOf(DeviceLostException.class)
        .hasMessage(words.lines().findFirst().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUDA error: no kernel image is available for execution on the device",
        "mat1 and mat2 shapes cannot be multiplied (5x3 and 4x2)"
      })
  void whatSaysNothingOfTheDevicesHealthStaysWhatItIs(String words) {
    RuntimeException thrown = new RuntimeException(words);
    assertThat(Failure.of(thrown)).isSameAs(thrown);
  }
}
