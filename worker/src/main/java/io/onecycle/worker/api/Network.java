package io.onecycle.worker.api;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A network of one's own, in code: {@code model: {class: com.example.MyNet, args: {width: 64}}} in
 * a sweep file. The class is public, in a jar of {@code --jars}, and has a public constructor
 * without parameters.
 */
public interface Network {

  /**
   * Configures the network: one input, one output, which is an {@code OutputLayer} of a softmax and
   * MCXENT for classes, or of the identity and MSE for numbers. Must do the same whenever it is
   * asked the same.
   *
   * @param shape of one example
   * @param target what is learnt; the network puts out {@code target.outputs()} numbers
   * @param args of the sweep file
   */
  ComputationGraphConfiguration configure(Shape shape, Target target, Arguments args);

  /** How its layers are grouped unless the sweep file says it; all in one group. */
  default LayerGroups layerGroups(Arguments args) {
    return LayerGroups.ONE;
  }
}
