package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Operation.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * How a convolution is done: the first of the candidates that oneDNN has fast code for in all the
 * passes that are needed. The choice depends on shapes and on the processor, never on timings: a
 * trial must come out the same again.
 *
 * @param backwardWeights in training
 * @param backwardData in training, if somebody needs the gradient of the input
 */
record ConvolutionPlan(
    ConvolutionPass forward,
    Optional<ConvolutionPass> backwardWeights,
    Optional<ConvolutionPass> backwardData) {

  private static final long WIDE = 16;
  private static final long SMALLEST_BLOCK = 8;

  private static final long FEW_CHANNELS = 16;

  private record Candidate(int sourceTag, int resultTag) {}

  static ConvolutionPlan of(
      Operation.Convolution operation, Optional<Activation> activation, Assembly assembly)
      throws NotCoveredException {
    Optional<ConvolutionPlan> winograd = WinogradPasses.plan(operation, activation, assembly);
    if (winograd.isPresent()) {
      return winograd.get();
    }
    Describing describing = new Describing(operation, activation, assembly, new ArrayList<>());
    long in = assembly.use().shape(operation.input()).channels();
    for (Candidate candidate : candidates(operation, in)) {
      Optional<ConvolutionPlan> plan = describing.plan(candidate);
      if (plan.isPresent()) {
        return plan.get();
      }
    }
    String refused = describing.refused().isEmpty() ? "" : ": " + describing.refused();
    throw new NotCoveredException(
        "oneDNN has no fast convolution of %s with %s on this processor%s"
            .formatted(operation.weights().shape(), operation.window(), refused));
  }

  /**
   * Blocks of as many channels as a vector has numbers, where channels fill them, else channels
   * last. On AVX-512, so few as {@value #FEW_CHANNELS} are faster last: oneDNN then has code of
   * another kind, which spreads a pixel's window over the vector.
   */
  private static List<Candidate> candidates(Operation.Convolution operation, long in) {
    long out = operation.outputs();
    long block = Engine.vectorLength();
    boolean first = in < SMALLEST_BLOCK;
    boolean few = block == WIDE && out <= FEW_CHANNELS;
    Candidate blocks =
        block == WIDE
            ? new Candidate(first ? dnnl_nchw : dnnl_nChw16c, dnnl_nChw16c)
            : new Candidate(first ? dnnl_nchw : dnnl_nChw8c, dnnl_nChw8c);
    Candidate channelsLast = new Candidate(dnnl_nhwc, dnnl_nhwc);
    Candidate free = new Candidate(dnnl_format_tag_any, dnnl_format_tag_any);
    boolean filled =
        (first || isWhole(in, operation.groups(), block))
            && isWhole(out, operation.groups(), block);
    return filled && !few ? List.of(blocks, channelsLast, free) : List.of(channelsLast, free);
  }

  /** Whether the channels of a group fill blocks, or groups of one channel do together. */
  private static boolean isWhole(long channels, int groups, long block) {
    return channels % block == 0 && (channels == groups || channels / groups % block == 0);
  }

  /**
   * The arguments that all descriptions share.
   *
   * @param refused what oneDNN would have done and must not, with the reasons; grows
   */
  private record Describing(
      Operation.Convolution operation,
      Optional<Activation> activation,
      Assembly assembly,
      List<String> refused) {

    Optional<ConvolutionPlan> plan(Candidate candidate) {
      Optional<dnnl_primitive_desc> forward = forwardPass(candidate);
      if (forward.isEmpty() || !weightsAreNumbers(forward.get())) {
        return Optional.empty();
      }
      if (!assembly.mode().training()) {
        return Optional.of(
            new ConvolutionPlan(pass(forward.get()), Optional.empty(), Optional.empty()));
      }
      // What is frozen has no say in the choice: all that learns comes out the same.
      boolean mayNeedData = assembly.use().wouldNeedGradient(operation.input());
      boolean needsData = assembly.use().needsGradient(operation.input());
      Optional<dnnl_primitive_desc> weights =
          fast(backwardWeights(candidate, forward.get())).filter(this::isSound);
      Optional<dnnl_primitive_desc> data =
          mayNeedData ? fast(backwardData(candidate, forward.get())) : Optional.empty();
      return weights.isEmpty() || (mayNeedData && data.isEmpty())
          ? Optional.empty()
          : Optional.of(
              new ConvolutionPlan(
                  pass(forward.get()),
                  weights.map(this::pass),
                  data.filter(each -> needsData).map(this::pass)));
    }

    private ConvolutionPass pass(dnnl_primitive_desc description) {
      return new ConvolutionPass.OfPrimitive(assembly.primitives(), description);
    }

    /** A first layer's few channels do not fill the small products of a {@code brg} pass. */
    private Optional<dnnl_primitive_desc> forwardPass(Candidate candidate) {
      Description description = forward(candidate);
      boolean first = assembly.use().shape(operation.input()).channels() < SMALLEST_BLOCK;
      Optional<dnnl_primitive_desc> direct =
          first
              ? assembly.primitives().described(description, name -> name.startsWith("jit:"))
              : Optional.empty();
      return direct.or(() -> fast(description));
    }

    private boolean isSound(dnnl_primitive_desc weightGradient) {
      Layout source = assembly.primitives().asked(weightGradient, dnnl_query_src_md).orElseThrow();
      Optional<String> fault =
          UnsoundCode.inWeightGradient(
              Primitives.implementation(weightGradient), operation.window(), source);
      fault.ifPresent(refused::add);
      return fault.isEmpty();
    }

    /** The optimiser works on the numbers themselves, not on what Winograd makes of them. */
    private boolean weightsAreNumbers(dnnl_primitive_desc forward) {
      return assembly
          .primitives()
          .asked(forward, dnnl_query_weights_md)
          .orElseThrow()
          .isOfNumbers();
    }

    private Optional<dnnl_primitive_desc> fast(Description description) {
      return assembly
          .primitives()
          .described(description)
          .filter(settled -> !Primitives.implementation(settled).contains("ref"));
    }

    private Description forward(Candidate candidate) {
      return (made, engine) ->
          dnnl_convolution_forward_primitive_desc_create(
              made,
              engine,
              assembly.propagation(),
              dnnl_convolution_direct,
              source(candidate).descriptor(),
              weights(assembly.mode().type()).descriptor(),
              bias().map(Layout::descriptor).orElse(null),
              result(candidate).descriptor(),
              strides(),
              gaps(),
              before(),
              after(),
              assembly.primitives().attributes().then(activation));
    }

    private Description backwardWeights(Candidate candidate, dnnl_primitive_desc forward) {
      return (made, engine) ->
          dnnl_convolution_backward_weights_primitive_desc_create(
              made,
              engine,
              dnnl_convolution_direct,
              source(candidate).descriptor(),
              weights(dnnl_f32).descriptor(),
              bias().map(Layout::descriptor).orElse(null),
              result(candidate).descriptor(),
              strides(),
              gaps(),
              before(),
              after(),
              forward,
              assembly.primitives().attributes().none());
    }

    private Description backwardData(Candidate candidate, dnnl_primitive_desc forward) {
      return (made, engine) ->
          dnnl_convolution_backward_data_primitive_desc_create(
              made,
              engine,
              dnnl_convolution_direct,
              source(candidate).descriptor(),
              weights(assembly.mode().type()).descriptor(),
              result(candidate).descriptor(),
              strides(),
              gaps(),
              before(),
              after(),
              forward,
              assembly.primitives().attributes().none());
    }

    private Layout source(Candidate candidate) {
      return layout(candidate.sourceTag(), assembly.sizes(operation.input()));
    }

    private Layout result(Candidate candidate) {
      long[] sizes = assembly.sizes(operation.input());
      Shape made =
          operation.window().applied(assembly.use().shape(operation.input()), operation.outputs());
      return layout(
          candidate.resultTag(),
          new long[] {sizes[0], made.channels(), made.height(), made.width()});
    }

    private Layout layout(int tag, long[] sizes) {
      return assembly.primitives().layout(assembly.mode().type(), tag, sizes);
    }

    private Layout weights(int type) {
      long[] sizes = operation.weights().shape().stream().mapToLong(size -> size).toArray();
      return assembly.primitives().layout(type, dnnl_format_tag_any, sizes);
    }

    private Optional<Layout> bias() {
      return operation.bias().map(bias -> assembly.primitives().plain(bias.shape().get(0)));
    }

    private long[] strides() {
      return new long[] {operation.window().strideDown(), operation.window().strideRight()};
    }

    /** oneDNN counts what lies between a window's pixels. */
    private long[] gaps() {
      return new long[] {
        operation.window().dilationDown() - 1, operation.window().dilationRight() - 1
      };
    }

    private long[] before() {
      return new long[] {operation.window().top(), operation.window().left()};
    }

    private long[] after() {
      return new long[] {operation.window().bottom(), operation.window().right()};
    }
  }
}
