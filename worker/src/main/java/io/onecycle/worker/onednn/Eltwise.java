package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_abs;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_exp;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_linear;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_log;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_mish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_pow;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_soft_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_square;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_swish;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import io.onecycle.worker.compile.Operation.Activation;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * A function that oneDNN has.
 *
 * @param name in profiles
 * @param algorithm oneDNN's number for it
 * @param alpha its first constant
 * @param beta its second constant
 */
record Eltwise(String name, int algorithm, float alpha, float beta) {

  static final Eltwise ABSOLUTE = new Eltwise("absolute", dnnl_eltwise_abs, 0, 0);
  static final Eltwise SQUARE = new Eltwise("square", dnnl_eltwise_square, 0, 0);
  static final Eltwise INVERSE = new Eltwise("inverse", dnnl_eltwise_pow, 1, -1);
  static final Eltwise LOGARITHM = new Eltwise("logarithm", dnnl_eltwise_log, 0, 0);
  static final Eltwise EXPONENTIAL = new Eltwise("exponential", dnnl_eltwise_exp, 0, 0);
  static final Eltwise RELU = new Eltwise("relu", dnnl_eltwise_relu, 0, 0);
  static final Eltwise MISH = new Eltwise("mish", dnnl_eltwise_mish, 0, 0);
  static final Eltwise SOFTPLUS = new Eltwise("softplus", dnnl_eltwise_soft_relu, 1, 0);

  /** One of those that other layers may take over. */
  static Eltwise of(Activation activation) {
    return new Eltwise(
        activation.function().name().toLowerCase(Locale.ROOT),
        Elementwise.algorithm(activation),
        Elementwise.alpha(activation),
        0);
  }

  /** {@code factor·x + summand}. */
  static Eltwise linear(double factor, double summand) {
    return new Eltwise("linear", dnnl_eltwise_linear, (float) factor, (float) summand);
  }

  static Eltwise swish(double slope) {
    return new Eltwise("swish", dnnl_eltwise_swish, (float) slope, 0);
  }

  /** The nearest number between two; infinities bound nothing that a float can be. */
  static Eltwise clip(double least, double most) {
    return new Eltwise("clip", dnnl_eltwise_clip_v2, finite(least), finite(most));
  }

  /** Appends {@code below = f′(x)·above}; the last two may be one. */
  void appendGradient(Tensor x, Tensor above, Tensor below, Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Layout layout = x.layout();
    dnnl_primitive_desc forward =
        primitives.describe(
            name,
            (made, engine) ->
                dnnl_eltwise_forward_primitive_desc_create(
                    made,
                    engine,
                    dnnl_forward_training,
                    algorithm,
                    layout.descriptor(),
                    layout.descriptor(),
                    alpha,
                    beta,
                    primitives.attributes().none()));
    dnnl_primitive_desc backward =
        primitives.describe(
            name + "'s gradient",
            (made, engine) ->
                dnnl_eltwise_backward_primitive_desc_create(
                    made,
                    engine,
                    algorithm,
                    layout.descriptor(),
                    layout.descriptor(),
                    layout.descriptor(),
                    alpha,
                    beta,
                    forward,
                    primitives.attributes().none()));
    assembly
        .backward()
        .add(
            primitives.call(
                name + " gradient",
                backward,
                Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DIFF_DST, above, DNNL_ARG_DIFF_SRC, below),
                assembly.memory()));
  }

  private static float finite(double bound) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, bound));
  }
}
