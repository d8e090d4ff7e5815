package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_matmul_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reduction_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reduction_sum;

import java.util.Map;

/** Matrix products and sums. */
final class Products {

  private Products() {}

  /** {@code to = a · b}, all of two dimensions. */
  static Call of(Tensor a, Tensor b, Tensor to, Assembly assembly) {
    Primitives primitives = assembly.primitives();
    return primitives.call(
        "product",
        primitives.describe(
            "a matrix product",
            (made, engine) ->
                dnnl_matmul_primitive_desc_create(
                    made,
                    engine,
                    a.layout().descriptor(),
                    b.layout().descriptor(),
                    null,
                    to.layout().descriptor(),
                    primitives.attributes().none())),
        Map.of(DNNL_ARG_SRC, a, DNNL_ARG_WEIGHTS, b, DNNL_ARG_DST, to),
        assembly.memory());
  }

  /** Sums over those dimensions that {@code to} has one of. */
  static Call sum(Tensor from, Tensor to, Assembly assembly) {
    Primitives primitives = assembly.primitives();
    return primitives.call(
        "sum",
        primitives.describe(
            "a sum",
            (made, engine) ->
                dnnl_reduction_primitive_desc_create(
                    made,
                    engine,
                    dnnl_reduction_sum,
                    from.layout().descriptor(),
                    to.layout().descriptor(),
                    0,
                    0,
                    primitives.attributes().none())),
        Map.of(DNNL_ARG_SRC, from, DNNL_ARG_DST, to),
        assembly.memory());
  }
}
