package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_deconvolution_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_deconvolution_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_deconvolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_deconvolution_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation.Deconvolution;
import io.onecycle.worker.compile.Window;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** How a transposed convolution is done, in the layouts that oneDNN itself prefers. */
final class DeconvolutionPlan {

  private final Deconvolution operation;
  private final int output;
  private final Assembly assembly;
  private final dnnl_primitive_desc forward;
  private final Optional<dnnl_primitive_desc> backwardWeights;
  private final Optional<dnnl_primitive_desc> backwardData;

  /**
   * Settles all passes that are needed.
   *
   * @throws NotCoveredException if oneDNN has no fast code for one of them
   */
  DeconvolutionPlan(Deconvolution operation, int output, Assembly assembly)
      throws NotCoveredException {
    this.operation = operation;
    this.output = output;
    this.assembly = assembly;
    boolean training = assembly.mode().training();
    boolean data = training && assembly.use().needsGradient(operation.input());
    forward = fast(forwardPass());
    backwardWeights = training ? Optional.of(fast(weightGradient())) : Optional.empty();
    backwardData = data ? Optional.of(fast(dataGradient())) : Optional.empty();
  }

  dnnl_primitive_desc forward() {
    return forward;
  }

  /** In training. */
  Optional<dnnl_primitive_desc> backwardWeights() {
    return backwardWeights;
  }

  /** In training, if somebody needs the gradient of the input. */
  Optional<dnnl_primitive_desc> backwardData() {
    return backwardData;
  }

  private dnnl_primitive_desc fast(Description description) throws NotCoveredException {
    return assembly
        .primitives()
        .described(description)
        .filter(settled -> !Primitives.implementation(settled).contains("ref"))
        .orElseThrow(
            () ->
                new NotCoveredException(
                    "oneDNN has no fast deconvolution of %s with %s on this processor"
                        .formatted(operation.weights().shape(), operation.window())));
  }

  private Description forwardPass() {
    return (made, engine) ->
        dnnl_deconvolution_forward_primitive_desc_create(
            made,
            engine,
            assembly.propagation(),
            dnnl_deconvolution_direct,
            value(operation.input()),
            weights(assembly.mode().type()),
            bias(),
            value(output),
            strides(),
            gaps(),
            before(),
            after(),
            assembly.primitives().attributes().none());
  }

  private Description weightGradient() {
    return (made, engine) ->
        dnnl_deconvolution_backward_weights_primitive_desc_create(
            made,
            engine,
            dnnl_deconvolution_direct,
            value(operation.input()),
            weights(dnnl_f32),
            bias(),
            value(output),
            strides(),
            gaps(),
            before(),
            after(),
            forward,
            assembly.primitives().attributes().none());
  }

  private Description dataGradient() {
    return (made, engine) ->
        dnnl_deconvolution_backward_data_primitive_desc_create(
            made,
            engine,
            dnnl_deconvolution_direct,
            value(operation.input()),
            weights(assembly.mode().type()),
            value(output),
            strides(),
            gaps(),
            before(),
            after(),
            forward,
            assembly.primitives().attributes().none());
  }

  private dnnl_memory_desc value(int value) {
    return any(assembly.mode().type(), assembly.sizes(value));
  }

  private dnnl_memory_desc weights(int type) {
    return any(type, operation.weights().shape().stream().mapToLong(size -> size).toArray());
  }

  private dnnl_memory_desc any(int type, long[] sizes) {
    return assembly.primitives().layout(type, dnnl_format_tag_any, sizes).descriptor();
  }

  private dnnl_memory_desc bias() {
    return operation
        .bias()
        .map(bias -> assembly.primitives().plain(bias.length()).descriptor())
        .orElse(null);
  }

  private long[] strides() {
    Window window = operation.window();
    return new long[] {window.strideDown(), window.strideRight()};
  }

  /** oneDNN counts what lies between a window's pixels. */
  private long[] gaps() {
    Window window = operation.window();
    return new long[] {window.dilationDown() - 1, window.dilationRight() - 1};
  }

  private long[] before() {
    return new long[] {operation.window().top(), operation.window().left()};
  }

  private long[] after() {
    return new long[] {operation.window().bottom(), operation.window().right()};
  }
}
