package io.onecycle.worker.onednn;

/** A function that oneDNN does not have, in several passes. */
record FormulaLayer(Formula formula, int input, int output) implements Layer {

  @Override
  public void forward(Assembly assembly) {
    Tensor source = assembly.value(input);
    Tensor result = assembly.made(source.layout());
    formula.value(source, result, Arithmetic.forward(assembly));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Tensor source = assembly.value(input);
    Gradient above = assembly.as(assembly.gradient(output), source.layout());
    Gradient below = assembly.fresh(source.layout());
    formula.gradient(source, above.tensor(), below.tensor(), Arithmetic.backward(assembly));
    assembly.release(above);
    assembly.contribute(input, below);
  }
}
