package io.onecycle.worker.onednn.winograd;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.onecycle.worker.onednn.winograd.WinogradConvolution.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A convolution in oneDNN 2.5.2's own terms, while it is settled how it is done. */
final class Described implements AutoCloseable {

  private static final long[] UNIT = {1, 1};

  private final OldOneDnn library;
  private final WinogradConvolution convolution;
  private final Pointer source;
  private final Pointer weights;
  private final Pointer bias;
  private final Pointer result;
  private final List<Runnable> freeing = new ArrayList<>();
  private Pointer description = Pointer.NULL;

  Described(OldOneDnn library, WinogradConvolution convolution, int weightTag) {
    this.library = library;
    this.convolution = convolution;
    source = tensor(OldOneDnn.CHANNELS_IN_16, convolution.source());
    weights = tensor(weightTag, convolution.weights());
    bias = tensor(OldOneDnn.VECTOR, convolution.out());
    result = tensor(OldOneDnn.CHANNELS_IN_16, convolution.result());
  }

  Pointer source() {
    return source;
  }

  Pointer weights() {
    return weights;
  }

  Pointer bias() {
    return bias;
  }

  Pointer result() {
    return result;
  }

  Pointer description() {
    return description;
  }

  /** Settles a pass, and says whether it is done by Winograd's algorithm. */
  boolean settle(Pass pass, boolean training) {
    Optional<Pointer> forward = described(Pass.FORWARD, training, Pointer.NULL);
    Optional<Pointer> settled =
        pass == Pass.FORWARD ? forward : forward.flatMap(hint -> described(pass, training, hint));
    description = settled.orElse(Pointer.NULL);
    return settled.isPresent() && implementation().startsWith("jit_wino");
  }

  String implementation() {
    return OldOneDnn.made(
            "ask for an implementation",
            place ->
                OldOneDnn.dnnl_primitive_desc_query(
                    description, OldOneDnn.IMPLEMENTATION, 0, place))
        .getString(0);
  }

  @Override
  public void close() {
    for (int i = freeing.size() - 1; i >= 0; i--) {
      freeing.get(i).run();
    }
  }

  private Optional<Pointer> described(Pass pass, boolean training, Pointer forward) {
    Memory operation = new Memory(OldOneDnn.CONVOLUTION_BYTES);
    if (initialised(operation, pass, training) != 0) {
      return Optional.empty();
    }
    PointerByReference place = new PointerByReference();
    int status =
        OldOneDnn.dnnl_primitive_desc_create(
            place, operation, attribute(pass), library.engine(), forward);
    if (status != 0) {
      return Optional.empty();
    }
    Pointer made = place.getValue();
    freeing.add(() -> OldOneDnn.dnnl_primitive_desc_destroy(made));
    return Optional.of(made);
  }

  private int initialised(Pointer operation, Pass pass, boolean training) {
    WinogradConvolution.Padding padding = convolution.padding();
    long[] before = {padding.top(), padding.left()};
    long[] after = {padding.bottom(), padding.right()};
    Pointer added = convolution.bias() ? bias : Pointer.NULL;
    return switch (pass) {
      case FORWARD ->
          OldOneDnn.dnnl_convolution_forward_desc_init(
              operation,
              training ? OldOneDnn.FORWARD_TRAINING : OldOneDnn.FORWARD_INFERENCE,
              OldOneDnn.WINOGRAD,
              source,
              weights,
              added,
              result,
              UNIT,
              before,
              after);
      case WEIGHT_GRADIENT ->
          OldOneDnn.dnnl_convolution_backward_weights_desc_init(
              operation, OldOneDnn.WINOGRAD, source, weights, added, result, UNIT, before, after);
      case INPUT_GRADIENT ->
          OldOneDnn.dnnl_convolution_backward_data_desc_init(
              operation, OldOneDnn.WINOGRAD, source, weights, result, UNIT, before, after);
    };
  }

  private Pointer attribute(Pass pass) {
    Pointer attribute = OldOneDnn.made("create attributes", OldOneDnn::dnnl_primitive_attr_create);
    freeing.add(() -> OldOneDnn.dnnl_primitive_attr_destroy(attribute));
    OldOneDnn.check(
        OldOneDnn.dnnl_primitive_attr_set_scratchpad_mode(attribute, OldOneDnn.SCRATCHPAD_OF_USER),
        "choose the scratchpad");
    if (pass == Pass.FORWARD && convolution.slope().isPresent()) {
      Pointer then = OldOneDnn.made("create post-operations", OldOneDnn::dnnl_post_ops_create);
      freeing.add(() -> OldOneDnn.dnnl_post_ops_destroy(then));
      OldOneDnn.check(
          OldOneDnn.dnnl_post_ops_append_eltwise(
              then, 1, OldOneDnn.RELU, convolution.slope().get().floatValue(), 0),
          "append a ReLU");
      OldOneDnn.check(
          OldOneDnn.dnnl_primitive_attr_set_post_ops(attribute, then), "set post-operations");
    }
    return attribute;
  }

  private static Pointer tensor(int tag, long... sizes) {
    Memory tensor = new Memory(OldOneDnn.TENSOR_BYTES);
    OldOneDnn.check(
        OldOneDnn.dnnl_memory_desc_init_by_tag(tensor, sizes.length, sizes, OldOneDnn.FLOAT32, tag),
        "describe a tensor");
    return tensor;
  }
}
