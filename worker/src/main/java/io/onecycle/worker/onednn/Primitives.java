package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
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
import static org.bytedeco.dnnl.global.dnnl.dnnl_x;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Makes oneDNN's objects, in the scopes that free them. */
final class Primitives implements AutoCloseable {

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
    dnnl_memory_desc_t descriptor = scope.keep(new dnnl_memory_desc_t());
    Status.check(
        dnnl_memory_desc_init_by_tag(descriptor, sizes.length, sizes, type, tag),
        "describe a tensor");
    return new Layout(descriptor);
  }

  /** What a primitive wants one of its tensors to be like; empty where it has no such tensor. */
  Optional<Layout> asked(dnnl_primitive_desc description, int what) {
    dnnl_memory_desc_t found = dnnl_primitive_desc_query_md(description, what, 0);
    if (found == null || found.isNull() || found.ndims() == 0) {
      return Optional.empty();
    }
    return Optional.of(new Layout(copy(found)));
  }

  /** The same layout, which lives as long as this does. */
  Layout copy(Layout layout) {
    return new Layout(copy(layout.descriptor()));
  }

  /** The same places for float32, whatever a layout is of. */
  Layout floats(Layout layout) {
    return new Layout(copy(layout.descriptor()).data_type(dnnl_f32));
  }

  private dnnl_memory_desc_t copy(dnnl_memory_desc_t descriptor) {
    dnnl_memory_desc_t copy = scope.keep(new dnnl_memory_desc_t());
    Pointer.memcpy(copy, descriptor, Pointer.sizeof(dnnl_memory_desc_t.class));
    return copy;
  }

  Tensor tensor(Layout layout) {
    dnnl_memory handle = new dnnl_memory();
    Status.check(dnnl_memory_create(handle, layout.descriptor(), engine, null), "create a tensor");
    return new Tensor(layout, scope.own(handle, memory -> dnnl_memory_destroy(memory)));
  }

  /** Settles how an operation is done; empty if oneDNN cannot do it. */
  Optional<dnnl_primitive_desc> described(
      Pointer operation, Optional<dnnl_primitive_desc> forward, dnnl_primitive_attr attribute) {
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    int status =
        dnnl_primitive_desc_create(
            description,
            new const_dnnl_op_desc_t(building.keep(operation)),
            attribute,
            engine,
            forward.orElse(null));
    return status == dnnl_success ? Optional.of(owned(description)) : Optional.empty();
  }

  dnnl_primitive_desc describe(
      Pointer operation, Optional<dnnl_primitive_desc> forward, dnnl_primitive_attr attribute) {
    return described(operation, forward, attribute)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot describe " + operation.getClass().getSimpleName()));
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
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    Status.check(
        dnnl_reorder_primitive_desc_create(
            description,
            from.layout().descriptor(),
            engine,
            to.layout().descriptor(),
            engine,
            attributes.none()),
        "describe a reorder");
    return call(
        "reorder", owned(description), Map.of(DNNL_ARG_FROM, from, DNNL_ARG_TO, to), memory);
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
    Call call = new Call(label, primitive, stream, count, arguments);
    return canaries.areOn() ? new GuardedCall(call, canaries) : call;
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

  private dnnl_primitive_desc owned(dnnl_primitive_desc description) {
    return building.own(description, handle -> dnnl_primitive_desc_destroy(handle));
  }
}
