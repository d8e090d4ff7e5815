package io.onecycle.worker.onednn;

/** A function whose gradient oneDNN takes from its argument. */
record EltwiseLayer(Eltwise function, int input, int output) implements Layer {

  @Override
  public void forward(Assembly assembly) {
    Tensor source = assembly.value(input);
    Tensor result = assembly.made(source.layout());
    Arithmetic.forward(assembly).apply(function, source, result);
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Tensor source = assembly.value(input);
    Layout layout = source.layout();
    Gradient above = assembly.as(assembly.gradient(output), layout);
    Gradient below = above.isExclusive() ? above : assembly.fresh(layout);
    function.appendGradient(source, above.tensor(), below.tensor(), assembly);
    if (below != above) {
      assembly.release(above);
    }
    assembly.contribute(input, below);
  }
}
