package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_lt;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;

import java.util.Map;

/** Appends calls that do the same to each number, one pass over memory each. */
record Arithmetic(Assembly assembly, java.util.List<Call> calls) {

  static Arithmetic forward(Assembly assembly) {
    return new Arithmetic(assembly, assembly.forward());
  }

  static Arithmetic backward(Assembly assembly) {
    return new Arithmetic(assembly, assembly.backward());
  }

  /** Memory that {@link #done} gives back. */
  Tensor temporary(Layout layout) {
    return assembly.memory().temporary(assembly.primitives().tensor(layout));
  }

  void done(Tensor temporary) {
    assembly.memory().recycle(temporary);
  }

  /** {@code to = function(from)}; both may be one. */
  void apply(Eltwise function, Tensor from, Tensor to) {
    Primitives primitives = assembly.primitives();
    calls.add(
        primitives.call(
            function.name(),
            primitives.describe(
                function.name(),
                (made, engine) ->
                    dnnl_eltwise_forward_primitive_desc_create(
                        made,
                        engine,
                        dnnl_forward_inference,
                        function.algorithm(),
                        from.layout().descriptor(),
                        to.layout().descriptor(),
                        function.alpha(),
                        function.beta(),
                        primitives.attributes().none())),
            Map.of(DNNL_ARG_SRC, from, DNNL_ARG_DST, to),
            assembly.memory()));
  }

  /**
   * {@code to = a ∘ b}; any may be one.
   *
   * @param algorithm oneDNN's number for the operation
   */
  void combine(int algorithm, Tensor a, Tensor b, Tensor to) {
    Primitives primitives = assembly.primitives();
    calls.add(
        primitives.call(
            "combination",
            primitives.binary(
                algorithm, a.layout(), b.layout(), to.layout(), primitives.attributes().none()),
            Map.of(DNNL_ARG_SRC_0, a, DNNL_ARG_SRC_1, b, DNNL_ARG_DST, to),
            assembly.memory()));
  }

  /** {@code to = 0}, whatever was there: nothing is less than itself, be it no number. */
  void clear(Tensor to) {
    combine(dnnl_binary_lt, to, to, to);
  }
}
