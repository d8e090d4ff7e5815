package io.onecycle.worker.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

import io.onecycle.worker.compile.Window;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnsoundCodeTest {

  private static final Window STRIDED = new Window(1, 1, 2, 2, 0, 0, 0, 0);
  private static final Window UNIT = new Window(1, 1, 1, 1, 0, 0, 0, 0);

  private final Primitives primitives = new Primitives(Canaries.off());

  @AfterEach
  void close() {
    primitives.close();
  }

  @Test
  void aStridedProjectionOfLessThanABlockOfChannelsIsRefusedByName() {
    assertThat(fault("jit_1x1:avx2", STRIDED, dnnl_nhwc, 7))
        .contains(
            "jit_1x1:avx2 writes past its scratchpad in the weight gradient of strided convolutions"
                + " of 7 channels, channels last (oneDNN issue 6035)");
    assertThat(fault("jit_1x1:avx512_core", STRIDED, dnnl_nhwc, 15)).isPresent();
    assertThat(fault("jit_1x1:avx2", new Window(1, 1, 1, 2, 0, 0, 0, 0), dnnl_nhwc, 7)).isPresent();
  }

  @Test
  void aWholeBlockOfChannelsMayBeProjected() {
    assertThat(fault("jit_1x1:avx2", STRIDED, dnnl_nhwc, 8)).isEmpty();
    assertThat(fault("jit_1x1:avx512_core", STRIDED, dnnl_nhwc, 16)).isEmpty();
  }

  @Test
  void otherLayoutsOtherCodeAndUnitStridesAreSound() {
    assertThat(fault("jit_1x1:avx2", STRIDED, dnnl_nChw8c, 7)).isEmpty();
    assertThat(fault("jit_1x1:avx2", STRIDED, dnnl_nchw, 7)).isEmpty();
    assertThat(fault("x64:gemm:jit", STRIDED, dnnl_nhwc, 7)).isEmpty();
    assertThat(fault("jit_1x1:avx2", UNIT, dnnl_nhwc, 7)).isEmpty();
  }

  @Test
  void aLayoutThatIsNotChosenYetIsNotChannelsLast() {
    assertThat(primitives.layout(dnnl_f32, dnnl_format_tag_any, 2, 7, 4, 4).isChannelsLast())
        .isFalse();
  }

  private Optional<String> fault(String implementation, Window window, int tag, long channels) {
    return UnsoundCode.inWeightGradient(
        implementation, window, primitives.layout(dnnl_f32, tag, 2, channels, 4, 4));
  }
}
