package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_OIhw16i16o;
import static org.bytedeco.dnnl.global.dnnl.dnnl_OIhw16o16i;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Window;
import io.onecycle.worker.onednn.winograd.WinogradConvolution;
import io.onecycle.worker.onednn.winograd.WinogradConvolution.Pass;
import io.onecycle.worker.onednn.winograd.WinogradPass;
import io.onecycle.worker.onednn.winograd.WinogradPass.WeightOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A convolution by Winograd's algorithm, where that is there and faster: on AVX-512, 3×3 in steps
 * of one pixel, from {@value #CHANNELS} channels on.
 */
final class WinogradPasses {

  /** With 16 the transforms cost what the products save. */
  private static final long CHANNELS = 32;

  private final Assembly assembly;
  private final WinogradConvolution convolution;

  private WinogradPasses(Assembly assembly, WinogradConvolution convolution) {
    this.assembly = assembly;
    this.convolution = convolution;
  }

  /** The plan; empty where there is none, or another is faster. */
  static Optional<ConvolutionPlan> plan(
      Operation.Convolution operation, Optional<Activation> activation, Assembly assembly) {
    Window window = operation.window();
    boolean suits =
        Engine.hasAvx512()
            && assembly.mode().type() == dnnl_f32
            && operation.groups() == 1
            && !window.isDilated()
            && window.height() == 3
            && window.width() == 3
            && window.strideDown() == 1
            && window.strideRight() == 1
            && !window.isDilated()
            && operation.groups() == 1
            && operation.outputs() >= CHANNELS
            && assembly.use().shape(operation.input()).channels() >= CHANNELS
            && activation.map(each -> each.function() == Function.RELU).orElse(true);
    if (!suits) {
      return Optional.empty();
    }
    long[] sizes = assembly.sizes(operation.input());
    WinogradConvolution convolution =
        new WinogradConvolution(
            sizes[0],
            sizes[1],
            operation.outputs(),
            sizes[2],
            sizes[3],
            new WinogradConvolution.Padding(
                window.top(), window.left(), window.bottom(), window.right()),
            operation.bias().isPresent(),
            activation.map(Activation::slope));
    return new WinogradPasses(assembly, convolution)
        .plan(
            assembly.use().wouldNeedGradient(operation.input()),
            assembly.use().needsGradient(operation.input()));
  }

  private Optional<ConvolutionPlan> plan(boolean mayNeedData, boolean needsData) {
    Optional<ConvolutionPass> forward = pass(Pass.FORWARD);
    if (forward.isEmpty() || !assembly.mode().training()) {
      return forward.map(pass -> new ConvolutionPlan(pass, Optional.empty(), Optional.empty()));
    }
    Optional<ConvolutionPass> weights = pass(Pass.WEIGHT_GRADIENT);
    Optional<ConvolutionPass> data = mayNeedData ? pass(Pass.INPUT_GRADIENT) : Optional.empty();
    return weights.isEmpty() || (mayNeedData && data.isEmpty())
        ? Optional.empty()
        : Optional.of(new ConvolutionPlan(forward.get(), weights, data.filter(each -> needsData)));
  }

  private Optional<ConvolutionPass> pass(Pass which) {
    return convolution
        .pass(which, assembly.mode().training())
        .map(
            pass -> {
              assembly.primitives().closing(pass::close);
              return new OfWinograd(assembly.primitives(), convolution, which, pass);
            });
  }

  /** A pass of Winograd's. */
  private record OfWinograd(
      Primitives primitives, WinogradConvolution convolution, Pass which, WinogradPass pass)
      implements ConvolutionPass {

    @Override
    public Layout wanted(int argument) {
      if (argument == DNNL_ARG_SRC || argument == DNNL_ARG_DIFF_SRC) {
        return primitives.layout(dnnl_f32, dnnl_nChw16c, convolution.source());
      }
      if (argument == DNNL_ARG_WEIGHTS || argument == DNNL_ARG_DIFF_WEIGHTS) {
        int tag = pass.weights() == WeightOrder.IN_THEN_OUT ? dnnl_OIhw16i16o : dnnl_OIhw16o16i;
        return primitives.layout(dnnl_f32, tag, convolution.weights());
      }
      return primitives.layout(dnnl_f32, dnnl_nChw16c, convolution.result());
    }

    @Override
    public Call call(String name, Map<Integer, Tensor> tensors, MemoryPlan memory) {
      String label = name + " " + pass.implementation();
      List<Tensor> arguments = new ArrayList<>();
      arguments.add(tensors.get(which == Pass.INPUT_GRADIENT ? DNNL_ARG_DIFF_SRC : DNNL_ARG_SRC));
      arguments.add(
          tensors.get(which == Pass.WEIGHT_GRADIENT ? DNNL_ARG_DIFF_WEIGHTS : DNNL_ARG_WEIGHTS));
      arguments.add(tensors.get(which == Pass.FORWARD ? DNNL_ARG_DST : DNNL_ARG_DIFF_DST));
      if (pass.scratchpadBytes() > 0) {
        arguments.add(memory.scratchpad(primitives.bytes(pass.scratchpadBytes()), label));
      }
      if (convolution.bias() && which != Pass.INPUT_GRADIENT) {
        arguments.add(
            tensors.get(which == Pass.WEIGHT_GRADIENT ? DNNL_ARG_DIFF_BIAS : DNNL_ARG_BIAS));
      }
      return primitives.guarded(new WinogradCall(label, Work.of(tensors), pass, arguments));
    }
  }

  /** A call of it. */
  private static final class WinogradCall extends Call {
    private final WinogradPass pass;
    private final List<Tensor> arguments;
    private final long[] addresses;

    WinogradCall(String name, Work work, WinogradPass pass, List<Tensor> arguments) {
      super(name, work);
      this.pass = pass;
      this.arguments = arguments;
      this.addresses = new long[arguments.size()];
    }

    @Override
    void run() {
      for (int i = 0; i < addresses.length; i++) {
        addresses[i] = arguments.get(i).address();
      }
      pass.run(addresses);
    }
  }
}
