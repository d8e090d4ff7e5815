package io.onecycle.worker.trial;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** Which network is trained. */
public sealed interface ModelSpec extends Serializable {

  /** The name in tables; it determines the network but for the images' shape. */
  String name();

  /** How many layer groups the network has, input to output. */
  int layerGroups();

  /**
   * LeNet: 5×5 convolution (20), 2×2 max-pool, 5×5 convolution (50), 2×2 max-pool, dense 500,
   * softmax. Layer groups: the two convolutions; the two dense layers.
   */
  record Lenet() implements ModelSpec {
    @Override
    public String name() {
      return "lenet";
    }

    @Override
    public int layerGroups() {
      return 2;
    }
  }

  /**
   * A multi-layer perceptron with ReLU. Layer groups: the hidden layers; the output layer.
   *
   * @param hidden width of each hidden layer, at least one, each at least 1
   */
  record Mlp(List<Integer> hidden) implements ModelSpec {
    public static final List<Integer> DEFAULT_HIDDEN = List.of(256, 128);

    public Mlp {
      hidden = List.copyOf(hidden);
      Require.that(!hidden.isEmpty(), "hidden", hidden, "at least one width");
      for (int width : hidden) {
        Require.that(width >= 1 && width <= 65_536, "hidden", width, "a width in [1, 65536]");
      }
    }

    @Override
    public String name() {
      return hidden.stream().map(String::valueOf).collect(Collectors.joining("-", "mlp-", ""));
    }

    @Override
    public int layerGroups() {
      return 2;
    }
  }
}
