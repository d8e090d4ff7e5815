package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ba;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_clone;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_submemory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw4c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_next_impl;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_u8;
import static org.bytedeco.dnnl.global.dnnl.dnnl_x;

import io.onecycle.worker.compile.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** Makes oneDNN's objects, in the scopes that free them. */
final class Primitives implements AutoCloseable {

  /** The layouts of values, by how many dimensions they have. */
  private static final Map<Integer, List<Integer>> TAGS =
      Map.of(
          2, List.of(dnnl_ab, dnnl_ba),
          4, List.of(dnnl_nchw, dnnl_nhwc, dnnl_nChw8c, dnnl_nChw16c, dnnl_nChw4c));

  private final dnnl_engine engine = Engine.shared();
  private final NativeScope scope = new NativeScope();
  private final NativeScope building = new NativeScope();
  private final dnnl_stream stream;
  private final Attributes attributes;
  private final Canaries canaries;

  Primitives(Canaries canaries) {
    this.canaries = canaries;
    stream = new dnnl_stream();
    Status.check(dnnl_stream_create(stream, engine, dnnl_stream_default_flags), "create a stream");
    scope.own(stream, handle -> dnnl_stream_destroy(handle));
    attributes = new Attributes(building);
  }

  Attributes attributes() {
    return attributes;
  }

  /** Of float32, row-major. */
  Layout plain(long... sizes) {
    int tag = sizes.length == 1 ? dnnl_x : sizes.length == 2 ? dnnl_ab : dnnl_nchw;
    return layout(dnnl_f32, tag, sizes);
  }

  Layout layout(int type, int tag, long... sizes) {
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    Status.check(
        dnnl_memory_desc_create_with_tag(descriptor, sizes.length, sizes, type, tag),
        "describe a tensor");
    return new Layout(owned(descriptor));
  }

  /** What a primitive wants one of its tensors to be like; empty where it has no such tensor. */
  Optional<Layout> asked(dnnl_primitive_desc description, int what) {
    return asked(description, what, 0);
  }

  Optional<Layout> asked(dnnl_primitive_desc description, int what, int index) {
    dnnl_memory_desc found = dnnl_primitive_desc_query_md(description, what, index);
    return Optional.ofNullable(found)
        .filter(some -> !some.isNull() && dnnl_memory_desc_get_size(some) > 0)
        .map(some -> copy(new Layout(some)));
  }

  /** The same layout, which lives as long as this does. */
  Layout copy(Layout layout) {
    dnnl_memory_desc copy = new dnnl_memory_desc();
    Status.check(dnnl_memory_desc_clone(copy, layout.descriptor()), "copy a layout");
    return new Layout(owned(copy));
  }

  /** The same places for float32, whatever a layout is of. */
  Layout floats(Layout layout) {
    return layout(dnnl_f32, tag(layout), layout.sizes());
  }

  /** The same order of numbers for other sizes. */
  Layout resized(Layout layout, long... sizes) {
    return layout(layout.type(), tag(layout), sizes);
  }

  /**
   * A part of a tensor, in place; empty where blocks would have to be cut.
   *
   * @param from its first number along each dimension
   */
  Optional<Layout> part(Layout layout, long[] from, long[] sizes) {
    dnnl_memory_desc descriptor = new dnnl_memory_desc();
    int status = dnnl_memory_desc_create_submemory(descriptor, layout.descriptor(), sizes, from);
    return status == dnnl_success ? Optional.of(new Layout(owned(descriptor))) : Optional.empty();
  }

  /**
   * Where a parameter's numbers lie in the network's own vector.
   *
   * @param dimensions as many as wanted: there are sizes of 1 before the parameter's own
   */
  Layout plain(Parameter parameter, int dimensions) {
    return new Layout(owned(FlatOrder.of(parameter, dimensions)));
  }

  private int tag(Layout layout) {
    long[] sizes = layout.sizes();
    return TAGS.getOrDefault(sizes.length, List.of()).stream()
        .filter(each -> layout(layout.type(), each, sizes).sameAs(layout))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Cannot name the layout of " + layout));
  }

  /** A tensor of so many bytes, for working memory. */
  Tensor bytes(long count) {
    return tensor(layout(dnnl_u8, dnnl_x, count));
  }

  Tensor tensor(Layout layout) {
    dnnl_memory handle = new dnnl_memory();
    Status.check(dnnl_memory_create(handle, layout.descriptor(), engine, null), "create a tensor");
    return new Tensor(layout, scope.own(handle, memory -> dnnl_memory_destroy(memory)));
  }

  /** Settles how an operation is done; empty if oneDNN cannot do it. */
  Optional<dnnl_primitive_desc> described(Description operation) {
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    return operation.settle(description, engine) == dnnl_success
        ? Optional.of(owned(description))
        : Optional.empty();
  }

  /**
   * Settles how an operation is done, by the first of oneDNN's ways to do it whose name is
   * accepted; empty if there is none.
   */
  Optional<dnnl_primitive_desc> described(Description operation, Predicate<String> accepted) {
    Optional<dnnl_primitive_desc> description = described(operation);
    while (description.isPresent() && !accepted.test(implementation(description.get()))) {
      if (dnnl_primitive_desc_next_impl(description.get()) != dnnl_success) {
        return Optional.empty();
      }
    }
    return description;
  }

  /**
   * Settles how an operation is done.
   *
   * @param what it is, such as {@code a sum}
   * @throws IllegalStateException if oneDNN cannot do it
   */
  dnnl_primitive_desc describe(String what, Description operation) {
    return described(operation)
        .orElseThrow(() -> new IllegalStateException("Cannot describe " + what));
  }

  /** {@code to = a + b}, then what {@code then} says. */
  dnnl_primitive_desc sum(Layout a, Layout b, Layout to, dnnl_primitive_attr then) {
    return binary(dnnl_binary_add, a, b, to, then);
  }

  /** {@code to = a · b}, then what {@code then} says; sizes of 1 in {@code b} are spread. */
  dnnl_primitive_desc product(Layout a, Layout b, Layout to, dnnl_primitive_attr then) {
    return binary(dnnl_binary_mul, a, b, to, then);
  }

  /** {@code to = a ∘ b}, then what {@code then} says. */
  dnnl_primitive_desc binary(
      int algorithm, Layout a, Layout b, Layout to, dnnl_primitive_attr then) {
    return describe(
        "a combination of two values",
        (made, on) ->
            dnnl_binary_primitive_desc_create(
                made, on, algorithm, a.descriptor(), b.descriptor(), to.descriptor(), then));
  }

  /** Which of oneDNN's implementations was chosen, e.g. {@code jit:avx512_core}. */
  static String implementation(dnnl_primitive_desc description) {
    try (PointerPointer<BytePointer> text = new PointerPointer<>(1)) {
      Status.check(
          dnnl_primitive_desc_query(description, dnnl_query_impl_info_str, 0, text),
          "ask for an implementation");
      return text.get(BytePointer.class, 0).getString();
    }
  }

  Call reorder(Tensor from, Tensor to, MemoryPlan memory) {
    return call(
        "reorder",
        reordering(from.layout(), to.layout()),
        Map.of(DNNL_ARG_FROM, from, DNNL_ARG_TO, to),
        memory);
  }

  /** Settles how numbers get from one layout into another. */
  dnnl_primitive_desc reordering(Layout from, Layout to) {
    return describe(
        "a reorder",
        (made, on) ->
            dnnl_reorder_primitive_desc_create(
                made, from.descriptor(), on, to.descriptor(), on, attributes.none()));
  }

  Call call(
      String name,
      dnnl_primitive_desc description,
      Map<Integer, Tensor> tensors,
      MemoryPlan memory) {
    dnnl_primitive primitive = new dnnl_primitive();
    Status.check(dnnl_primitive_create(primitive, description), "create " + name);
    scope.own(primitive, handle -> dnnl_primitive_destroy(handle));
    String label = name + " " + implementation(description);
    Optional<Tensor> scratchpad =
        asked(description, dnnl_query_scratchpad_md)
            .filter(layout -> layout.bytes() > 0)
            .map(layout -> memory.scratchpad(tensor(layout), label));
    int count = tensors.size() + (scratchpad.isPresent() ? 1 : 0);
    dnnl_exec_arg_t arguments = scope.keep(new dnnl_exec_arg_t(count));
    int i = 0;
    for (Map.Entry<Integer, Tensor> each : tensors.entrySet()) {
      arguments.position(i++).arg(each.getKey()).memory(each.getValue().handle());
    }
    scratchpad.ifPresent(
        pad -> arguments.position(count - 1L).arg(DNNL_ARG_SCRATCHPAD).memory(pad.handle()));
    arguments.position(0);
    return guarded(new PrimitiveCall(label, Work.of(tensors), primitive, stream, count, arguments));
  }

  /** A call that is looked after where canaries are on. */
  Call guarded(Call call) {
    return canaries.areOn() ? new GuardedCall(call, canaries) : call;
  }

  /** Frees something when this is closed. */
  void closing(NativeOwner owner) {
    scope.closing(owner);
  }

  /** Frees what only building needs. */
  void built() {
    building.close();
  }

  @Override
  public void close() {
    building.close();
    scope.close();
  }

  private dnnl_memory_desc owned(dnnl_memory_desc descriptor) {
    return scope.own(descriptor, handle -> dnnl_memory_desc_destroy(handle));
  }

  private dnnl_primitive_desc owned(dnnl_primitive_desc description) {
    return building.own(description, handle -> dnnl_primitive_desc_destroy(handle));
  }
}
