package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

/** A function and its derivative, written in what oneDNN has. */
sealed interface Formula {

  /** Above any number that a float's neighbours differ by, the other way round. */
  double HUGE = 1e30;

  /** {@code to = f(x)}. */
  void value(Tensor x, Tensor to, Arithmetic arithmetic);

  /** {@code to = f′(x)·above}. */
  void gradient(Tensor x, Tensor above, Tensor to, Arithmetic arithmetic);

  /** {@code x³}. */
  record Cube() implements Formula {
    @Override
    public void value(Tensor x, Tensor to, Arithmetic arithmetic) {
      arithmetic.apply(Eltwise.SQUARE, x, to);
      arithmetic.combine(dnnl_binary_mul, to, x, to);
    }

    @Override
    public void gradient(Tensor x, Tensor above, Tensor to, Arithmetic arithmetic) {
      arithmetic.apply(Eltwise.SQUARE, x, to);
      arithmetic.apply(Eltwise.linear(3, 0), to, to);
      arithmetic.combine(dnnl_binary_mul, to, above, to);
    }
  }

  /** {@code x / (1 + |x|)}, whose derivative is {@code (1 + |x|)⁻²}. */
  record Softsign() implements Formula {
    @Override
    public void value(Tensor x, Tensor to, Arithmetic arithmetic) {
      inverse(x, to, arithmetic);
      arithmetic.combine(dnnl_binary_mul, to, x, to);
    }

    @Override
    public void gradient(Tensor x, Tensor above, Tensor to, Arithmetic arithmetic) {
      inverse(x, to, arithmetic);
      arithmetic.apply(Eltwise.SQUARE, to, to);
      arithmetic.combine(dnnl_binary_mul, to, above, to);
    }

    private static void inverse(Tensor x, Tensor to, Arithmetic arithmetic) {
      arithmetic.apply(Eltwise.ABSOLUTE, x, to);
      arithmetic.apply(Eltwise.linear(1, 1), to, to);
      arithmetic.apply(Eltwise.INVERSE, to, to);
    }
  }

  /** x above a threshold, else 0. */
  record Thresholded(double threshold) implements Formula {
    @Override
    public void value(Tensor x, Tensor to, Arithmetic arithmetic) {
      gradient(x, x, to, arithmetic);
    }

    @Override
    public void gradient(Tensor x, Tensor above, Tensor to, Arithmetic arithmetic) {
      arithmetic.apply(Eltwise.linear(1, -threshold), x, to);
      arithmetic.apply(Eltwise.linear(HUGE, 0), to, to);
      arithmetic.apply(Eltwise.clip(0, 1), to, to);
      arithmetic.combine(dnnl_binary_mul, to, above, to);
    }
  }

  /** With u = 2|x|/3 and p = 1 + u + u² + 1.41645·u⁴: {@code 1.7159·sign(x)·(1 − 1/p)}. */
  record RationalTanh() implements Formula {

    private static final double SCALE = 1.7159;
    private static final double FOURTH = 1.41645;

    @Override
    public void value(Tensor x, Tensor to, Arithmetic arithmetic) {
      Tensor sign = arithmetic.temporary(x.layout());
      arithmetic.apply(Eltwise.linear(HUGE, 0), x, sign);
      arithmetic.apply(Eltwise.clip(-1, 1), sign, sign);
      Tensor u = arithmetic.temporary(x.layout());
      size(x, u, arithmetic);
      inverse(u, to, arithmetic);
      arithmetic.apply(Eltwise.linear(-SCALE, SCALE), to, to);
      arithmetic.combine(dnnl_binary_mul, to, sign, to);
      arithmetic.done(u);
      arithmetic.done(sign);
    }

    /** {@code 1.7159·⅔·p⁻²·(1 + 2u + 4·1.41645·u³)}. */
    @Override
    public void gradient(Tensor x, Tensor above, Tensor to, Arithmetic arithmetic) {
      Tensor u = arithmetic.temporary(x.layout());
      size(x, u, arithmetic);
      inverse(u, to, arithmetic);
      arithmetic.apply(Eltwise.SQUARE, to, to);
      Tensor slope = arithmetic.temporary(x.layout());
      arithmetic.apply(Eltwise.SQUARE, u, slope);
      arithmetic.apply(Eltwise.linear(4 * FOURTH, 2), slope, slope);
      arithmetic.combine(dnnl_binary_mul, slope, u, slope);
      arithmetic.apply(Eltwise.linear(SCALE * 2 / 3, SCALE * 2 / 3), slope, slope);
      arithmetic.combine(dnnl_binary_mul, to, slope, to);
      arithmetic.combine(dnnl_binary_mul, to, above, to);
      arithmetic.done(slope);
      arithmetic.done(u);
    }

    private static void size(Tensor x, Tensor to, Arithmetic arithmetic) {
      arithmetic.apply(Eltwise.ABSOLUTE, x, to);
      arithmetic.apply(Eltwise.linear(2.0 / 3, 0), to, to);
    }

    /** {@code 1/p}. */
    private static void inverse(Tensor u, Tensor to, Arithmetic arithmetic) {
      arithmetic.apply(Eltwise.SQUARE, u, to);
      arithmetic.apply(Eltwise.linear(FOURTH, 1), to, to);
      arithmetic.combine(dnnl_binary_mul, to, u, to);
      arithmetic.apply(Eltwise.linear(1, 1), to, to);
      arithmetic.combine(dnnl_binary_mul, to, u, to);
      arithmetic.apply(Eltwise.linear(1, 1), to, to);
      arithmetic.apply(Eltwise.INVERSE, to, to);
    }
  }
}
