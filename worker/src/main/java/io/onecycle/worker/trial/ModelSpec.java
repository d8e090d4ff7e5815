package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** Which network is trained. */
public sealed interface ModelSpec extends Serializable {

  /** The name in tables; it determines the network but for the images' shape. */
  String name();

  /** How many layer groups the network has, input to output. */
  int layerGroups();

  /** Layer groups that do not learn, from 0 at the input; never the last one. */
  default List<Integer> frozenGroups() {
    return List.of();
  }

  /** Whether it is of convolutions and pools, which features without height and width lack. */
  default boolean needsImages() {
    return this instanceof Lenet || this instanceof ThreeLayer || this instanceof Resnet;
  }

  /** What its weights are drawn from. */
  default InitialWeights initialWeights() {
    return InitialWeights.PYTORCH;
  }

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

  /**
   * The "3-layer" network of Smith's experiments on CIFAR-10 (arXiv:1803.09820; his {@code
   * cifar3.prototxt}, which is Caffe's {@code cifar10_full}): 5×5 convolutions of 32, 32 and 64
   * channels with ReLU, each with a 3×3 pool of stride 2 that reaches over the lower and the right
   * edge (largest, mean, mean), softmax. His two local response normalisations are left out, and
   * all its parameters share one learning rate and one weight decay. Layer groups: the
   * convolutions; the output layer.
   */
  record ThreeLayer() implements ModelSpec {
    @Override
    public String name() {
      return "3-layer";
    }

    @Override
    public int layerGroups() {
      return 2;
    }
  }

  /**
   * A residual network for small images (He et al., arXiv:1512.03385, section 4.2), with
   * projections where shapes change: 3×3 stem, three stages of (depth − 2)/6 basic blocks, global
   * mean, softmax. The stem has {@code width} channels, the stages {@code width·widen} times 1, 2
   * and 4; above 1, {@code widen} is the k of a Wide ResNet (Zagoruyko and Komodakis,
   * arXiv:1605.07146), with ReLU after the sums. Layer groups: stem and first stage; second and
   * third stage; the output layer.
   *
   * @param depth 6n + 2, in [8, 1202]
   * @param width in [1, 1024]
   * @param widen in [1, 64]
   */
  record Resnet(int depth, int width, int widen, InitialWeights initialWeights)
      implements ModelSpec {
    public static final int SHALLOWEST = 8;
    public static final int DEEPEST = 1202;
    public static final int DEFAULT_WIDTH = 16;
    public static final int WIDEST = 1024;
    public static final int MOST_WIDENED = 64;

    public Resnet {
      boolean fits = depth >= SHALLOWEST && depth <= DEEPEST && (depth - 2) % 6 == 0;
      Require.that(fits, "depth", depth, "6n + 2, in [8, 1202]");
      Require.that(width >= 1 && width <= WIDEST, "width", width, "a width in [1, 1024]");
      Require.that(widen >= 1 && widen <= MOST_WIDENED, "widen", widen, "a factor in [1, 64]");
    }

    /** Basic blocks in each stage. */
    public int blocksPerStage() {
      return (depth - 2) / 6;
    }

    @Override
    public String name() {
      return "resnet-"
          + depth
          + (width == DEFAULT_WIDTH ? "" : "-width-" + width)
          + (widen == 1 ? "" : "-widen-" + widen)
          + (initialWeights == InitialWeights.PYTORCH ? "" : "-" + Identity.lower(initialWeights));
    }

    @Override
    public int layerGroups() {
      return 3;
    }
  }

  /**
   * A network of one's own. Its name has the first digits of its version, so that trials of a
   * network that was changed are others.
   *
   * @param label as the sweep calls it, such as the name of its file
   */
  record Own(String label, OwnModel source) implements ModelSpec {
    private static final int DIGITS = 8;

    public Own {
      Require.that(
          label.matches("[A-Za-z0-9_.-]{1,100}"), "model", label, "letters, digits, '_.-'");
    }

    /** Sixteen hexadecimal digits that its content determines. */
    public String version() {
      return Identity.of(source.identity());
    }

    @Override
    public String name() {
      return label + "@" + version().substring(0, DIGITS);
    }

    @Override
    public int layerGroups() {
      return source.groups().count();
    }

    @Override
    public List<Integer> frozenGroups() {
      return source.groups().frozen();
    }
  }
}
