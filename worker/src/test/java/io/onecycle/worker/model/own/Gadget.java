package io.onecycle.worker.model.own;

import org.nd4j.linalg.activations.impl.ActivationReLU;

/** On the class path, and of a type that a configuration has: a file must not make it run. */
public final class Gadget extends ActivationReLU {

  private static final long serialVersionUID = 1;

  static {
    System.setProperty("gadget", "has run");
  }
}
