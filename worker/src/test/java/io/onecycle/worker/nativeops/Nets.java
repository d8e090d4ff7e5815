package io.onecycle.worker.nativeops;

import static io.onecycle.worker.nativeops.NetBuilder.window;

import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.compile.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The networks whose gradients are checked: each operation by itself, then whole ones. */
final class Nets {

  private Nets() {}

  static Map<String, Structure> all() {
    Map<String, Structure> nets = new LinkedHashMap<>();
    put(nets, "padded convolution", b -> b.convolution(1, 3, window(3, 1, 1), true));
    put(nets, "strided convolution", b -> b.convolution(1, 3, window(3, 2, 1), true));
    put(nets, "convolution without bias", b -> b.convolution(1, 3, window(2, 1, 0), false));
    put(nets, "oblong convolution", b -> b.convolution(1, 3, oblong(), true));
    put(nets, "convolution of mode Same", b -> b.convolution(1, 3, same(), true));
    put(nets, "dense over an image", b -> b.dense(1, 4, false));
    put(nets, "batch norm", b -> b.batchNorm(1));
    put(nets, "batch norm of an image as wide as deep", b -> b.batchNorm(wideAsDeep(b)));
    put(nets, "batch norm of features", b -> b.batchNorm(b.dense(1, 4, true)));
    for (Function function : Function.values()) {
      put(nets, function.toString(), b -> b.activation(1, function, 0.3));
    }
    put(nets, "max pool", b -> b.maxPool(1, window(2, 2, 0)));
    put(nets, "overlapping max pool with padding", b -> b.maxPool(1, window(3, 2, 1)));
    put(nets, "max pool of mode Same", b -> b.maxPool(1, same()));
    put(nets, "mean pool", b -> b.meanPool(1, window(2, 2, 0)));
    put(nets, "mean pool with padding", b -> b.meanPool(1, window(3, 1, 1)));
    put(nets, "mean pool of mode Same", b -> b.meanPool(1, same()));
    put(nets, "global mean", b -> b.meanPool(1, Window.over(b.shape(1))));
    put(nets, "dropout that keeps all", b -> b.dropout(1, 1));
    put(nets, "sum of a value and itself", b -> b.sum(1, 1));
    put(nets, "sum of three readers", b -> b.sum(b.sum(b.relu(1), 1), b.dropout(1, 1)));
    put(
        nets,
        "sum over a long way",
        b -> b.sum(1, b.relu(b.convolution(1, 2, window(3, 1, 1), true))));
    nets.put("pool before all parameters", pooledFirst());
    nets.put("lenet", lenet());
    nets.put("residual", residual());
    return nets;
  }

  /** A perceptron as the plainest case. */
  static Structure perceptron() {
    NetBuilder b = new NetBuilder(1, 4, 4);
    b.activation(b.dense(0, 6, true), Function.TANH, 0);
    b.nextGroup();
    return b.classifier();
  }

  static Structure lenet() {
    NetBuilder b = new NetBuilder(1, 12, 12);
    b.maxPool(b.relu(b.convolution(0, 4, window(5, 1, 0), true)), window(2, 2, 0));
    b.nextGroup();
    b.maxPool(b.relu(b.convolution(b.last(), 5, window(3, 1, 0), true)), window(2, 2, 0));
    b.relu(b.dense(b.last(), 8, true));
    b.nextGroup();
    return b.classifier();
  }

  /** Two basic blocks, the second with a convolution where the shape changes; and dropout. */
  static Structure residual(double keep) {
    NetBuilder b = new NetBuilder(3, 8, 8);
    int stem = b.relu(b.batchNorm(b.convolution(0, 4, window(3, 1, 1), false)));
    int first = b.relu(b.sum(stem, branch(b, stem, 4, 1)));
    b.nextGroup();
    int shortcut = b.batchNorm(b.convolution(first, 6, window(1, 2, 0), false));
    int second = b.relu(b.sum(branch(b, first, 6, 2), shortcut));
    b.nextGroup();
    b.dropout(b.meanPool(second, Window.over(b.shape(second))), keep);
    return b.classifier();
  }

  static Structure residual() {
    return residual(1);
  }

  private static int branch(NetBuilder b, int from, int channels, int stride) {
    int half = b.relu(b.batchNorm(b.convolution(from, channels, window(3, stride, 1), false)));
    return b.batchNorm(b.convolution(half, channels, window(3, 1, 1), false));
  }

  private static int wideAsDeep(NetBuilder b) {
    return b.convolution(1, 6, window(1, 1, 0), true);
  }

  private static Window oblong() {
    return new Window(3, 2, 1, 2, 1, 0, 1, 0);
  }

  /** What mode Same makes of an image of 6 by 6: one more row and column behind than before. */
  private static Window same() {
    return new Window(2, 2, 1, 1, 0, 0, 1, 1);
  }

  private static Structure pooledFirst() {
    NetBuilder b = new NetBuilder(1, 12, 12);
    b.convolution(b.meanPool(0, window(2, 2, 0)), 2, window(3, 1, 0), true);
    return b.classifier();
  }

  /** Parameters before and after, so that an input's gradient is seen in the first of them. */
  private static void put(Map<String, Structure> nets, String name, Consumer<NetBuilder> middle) {
    NetBuilder b = new NetBuilder(2, 6, 6);
    b.convolution(0, 2, window(3, 1, 1), true);
    middle.accept(b);
    nets.put(name, b.classifier());
  }
}
