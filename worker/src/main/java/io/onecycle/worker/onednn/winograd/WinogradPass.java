package io.onecycle.worker.onednn.winograd;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.onecycle.worker.onednn.winograd.WinogradConvolution.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way through a convolution: what it reads and makes, in the order of {@link #run}. Used by one
 * thread at a time.
 */
public final class WinogradPass implements AutoCloseable {

  /** How weights lie, 16 channels by 16. */
  public enum WeightOrder {
    IN_THEN_OUT(OldOneDnn.WEIGHTS_16_IN_16_OUT),
    OUT_THEN_IN(OldOneDnn.WEIGHTS_16_OUT_16_IN);

    private final int tag;

    WeightOrder(int tag) {
      this.tag = tag;
    }
  }

  /** oneDNN's numbers of arguments: the same in old and new ones. */
  private enum Argument {
    SOURCE(1, 129),
    WEIGHTS(33, 161),
    BIAS(41, 169),
    RESULT(17, 145);

    private final int value;
    private final int gradient;

    Argument(int value, int gradient) {
      this.value = value;
      this.gradient = gradient;
    }
  }

  private static final int SCRATCHPAD = 80;

  private final OldOneDnn library;
  private final WeightOrder weights;
  private final String implementation;
  private final long scratchpadBytes;
  private final Pointer primitive;
  private final List<Pointer> tensors = new ArrayList<>();
  private final Memory arguments;
  private final long[] places;

  private WinogradPass(
      OldOneDnn library,
      Described described,
      WeightOrder weights,
      WinogradConvolution convolution,
      Pass pass) {
    this.library = library;
    this.weights = weights;
    implementation = described.implementation();
    Pointer scratchpad =
        OldOneDnn.dnnl_primitive_desc_query_md(described.description(), OldOneDnn.SCRATCHPAD, 0);
    scratchpadBytes = OldOneDnn.dnnl_memory_desc_get_size(scratchpad);
    primitive =
        OldOneDnn.made(
            "create a convolution",
            place -> OldOneDnn.dnnl_primitive_create(place, described.description()));
    List<Integer> numbers = new ArrayList<>();
    add(numbers, number(Argument.SOURCE, pass == Pass.INPUT_GRADIENT), described.source());
    add(numbers, number(Argument.WEIGHTS, pass == Pass.WEIGHT_GRADIENT), described.weights());
    add(numbers, number(Argument.RESULT, pass != Pass.FORWARD), described.result());
    if (scratchpadBytes > 0) {
      add(numbers, SCRATCHPAD, scratchpad);
    }
    if (convolution.bias() && pass != Pass.INPUT_GRADIENT) {
      add(numbers, number(Argument.BIAS, pass == Pass.WEIGHT_GRADIENT), described.bias());
    }
    places = new long[tensors.size()];
    arguments = new Memory((long) tensors.size() * OldOneDnn.ARGUMENT_BYTES);
    for (int i = 0; i < numbers.size(); i++) {
      arguments.setInt((long) i * OldOneDnn.ARGUMENT_BYTES, numbers.get(i));
      arguments.setPointer((long) i * OldOneDnn.ARGUMENT_BYTES + Long.BYTES, tensors.get(i));
    }
  }

  /** Tries the two orders of weights. */
  static Optional<WinogradPass> of(
      OldOneDnn library, WinogradConvolution convolution, Pass pass, boolean training) {
    for (WeightOrder order : WeightOrder.values()) {
      try (Described described = new Described(library, convolution, order.tag)) {
        if (described.settle(pass, training)) {
          return Optional.of(new WinogradPass(library, described, order, convolution, pass));
        }
      }
    }
    return Optional.empty();
  }

  /** How the weights, or their gradient, lie. */
  public WeightOrder weights() {
    return weights;
  }

  /** oneDNN's name of it. */
  public String implementation() {
    return implementation;
  }

  /** Working memory that it needs; may be 0. */
  public long scratchpadBytes() {
    return scratchpadBytes;
  }

  /**
   * Computes.
   *
   * @param addresses of source, weights and result or their gradients, of the scratchpad if there
   *     is one, and of the bias, or its gradient, if there is one
   */
  public void run(long[] addresses) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] != addresses[i]) {
        OldOneDnn.check(
            OldOneDnn.dnnl_memory_set_data_handle(tensors.get(i), new Pointer(addresses[i])),
            "bind a tensor");
        places[i] = addresses[i];
      }
    }
    OldOneDnn.check(
        OldOneDnn.dnnl_primitive_execute(primitive, library.stream(), places.length, arguments),
        "run a convolution");
  }

  @Override
  public void close() {
    tensors.forEach(OldOneDnn::dnnl_memory_destroy);
    OldOneDnn.dnnl_primitive_destroy(primitive);
  }

  private void add(List<Integer> numbers, int number, Pointer description) {
    numbers.add(number);
    tensors.add(
        OldOneDnn.made(
            "create a tensor",
            (PointerByReference place) ->
                OldOneDnn.dnnl_memory_create(place, description, library.engine(), null)));
  }

  private static int number(Argument argument, boolean gradient) {
    return gradient ? argument.gradient : argument.value;
  }
}
