package io.onecycle.worker.onednn;

/** Appends calls that copy parts of tensors. */
final class Parts {

  private Parts() {}

  /** Copies a part of one tensor, or all of it, into a part of another, or all of it. */
  static void copy(Tensor from, Tensor to, Arithmetic arithmetic) {
    Assembly assembly = arithmetic.assembly();
    Primitives primitives = assembly.primitives();
    String implementation =
        Primitives.implementation(primitives.reordering(from.layout(), to.layout()));
    if (!UnsoundCode.isInReorderOfParts(implementation)) {
      arithmetic.calls().add(primitives.reorder(from, to, assembly.memory()));
      return;
    }
    // By way of a tensor without gaps.
    Tensor between = arithmetic.temporary(Images.channelsLast(from.layout().sizes(), assembly));
    arithmetic.calls().add(primitives.reorder(from, between, assembly.memory()));
    arithmetic.calls().add(primitives.reorder(between, to, assembly.memory()));
    arithmetic.done(between);
  }
}
