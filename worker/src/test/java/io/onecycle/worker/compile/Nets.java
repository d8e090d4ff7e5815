package io.onecycle.worker.compile;

import io.onecycle.worker.compile.Operation.Activation.Function;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import io.onecycle.worker.metric.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The networks whose gradients are checked: each operation by itself, then whole ones. */
public final class Nets {

  static final List<Function> FUNCTIONS =
      List.of(Function.RELU, Function.LEAKY_RELU, Function.ELU, Function.TANH, Function.SIGMOID);

  private Nets() {}

  public static Map<String, Structure> all() {
    Map<String, Structure> nets = new LinkedHashMap<>();
    put(nets, "padded convolution", s -> s.conv(1, 3, 3, 1, 1, true));
    put(nets, "strided convolution", s -> s.conv(1, 3, 3, 2, 1, true));
    put(nets, "convolution without bias", s -> s.conv(1, 3, 2, 1, 0, false));
    put(nets, "oblong convolution", s -> s.conv(1, 3, oblong(), true));
    put(nets, "convolution of mode Same", s -> s.conv(1, 3, same(), true));
    put(nets, "convolutions of many channels", s -> s.relu(many(s, many(s, 1, 1), 0)));
    put(nets, "dense over an image", s -> s.dense(1, 4, false));
    put(nets, "batch norm", s -> s.norm(1));
    put(nets, "batch norm of an image as wide as deep", s -> s.norm(s.conv(1, 6, 1, 1, 0, true)));
    put(nets, "batch norm of features", s -> s.norm(s.dense(1, 4)));
    for (Function function : FUNCTIONS) {
      put(nets, function.toString(), s -> s.activation(1, function, 0.3));
    }
    put(nets, "max pool", s -> s.pool(1, Kind.MAX, 2, 2, 0));
    put(nets, "overlapping max pool with padding", s -> s.pool(1, Kind.MAX, 3, 2, 1));
    put(nets, "max pool of mode Same", s -> s.pool(1, Kind.MAX, same()));
    put(nets, "mean pool", s -> s.pool(1, Kind.MEAN, 2, 2, 0));
    put(nets, "mean pool with padding", s -> s.pool(1, Kind.MEAN, 3, 1, 1));
    put(nets, "mean pool of mode Same", s -> s.pool(1, Kind.MEAN, same()));
    put(nets, "global mean", s -> s.meanOfAll(1));
    put(nets, "dropout that keeps all", s -> s.dropout(1, 1));
    put(nets, "sum of a value and itself", s -> s.sum(1, 1));
    put(nets, "sum of three readers", s -> s.sum(s.sum(s.relu(1), 1), s.dropout(1, 1)));
    put(nets, "sum over a long way", s -> s.sum(1, s.relu(s.conv(1, 2, 3, 1, 1, true))));
    MoreNets.addTo(nets);
    nets.put("pool before all parameters", pooledFirst());
    nets.put("perceptron", perceptron());
    nets.put("perceptron that learns numbers", numbers(perceptron()));
    nets.put("perceptron that ends in a sigmoid", sigmoid());
    nets.put("lenet", lenet());
    nets.put("lenet that learns numbers", numbers(lenet()));
    nets.put("residual", residual(1));
    nets.put("residual of many channels", manyChannels());
    return nets;
  }

  /** 32 channels of what there is, then 32 of them by windows of 3×3. */
  private static int many(Sketch s, int of, int padding) {
    int wide = s.conv(of, 32, 1, 1, 0, false);
    return s.conv(wide, 32, 3, 1, padding, true);
  }

  public static Structure perceptron() {
    Sketch s = new Sketch(1, 4, 4);
    int hidden = s.activation(s.dense(0, 6), Function.TANH, 0);
    s.nextGroup();
    return classifier(s, hidden);
  }

  /** One unit tells two classes. */
  public static Structure sigmoid() {
    Sketch s = new Sketch(1, 4, 4);
    s.dense(s.activation(s.dense(0, 6), Function.TANH, 0), 1);
    Structure of = s.structure();
    return new Structure(of.input(), of.operations(), of.parameters(), Loss.BINARY_CROSS_ENTROPY);
  }

  /** The same, but for its loss. */
  public static Structure numbers(Structure of) {
    return new Structure(of.input(), of.operations(), of.parameters(), Loss.SQUARED_ERROR);
  }

  public static Structure lenet() {
    Sketch s = new Sketch(1, 12, 12);
    int first = s.pool(s.relu(s.conv(0, 4, 5, 1, 0, true)), Kind.MAX, 2, 2, 0);
    s.nextGroup();
    int second = s.pool(s.relu(s.conv(first, 5, 3, 1, 0, true)), Kind.MAX, 2, 2, 0);
    int hidden = s.relu(s.dense(second, 8));
    s.nextGroup();
    return classifier(s, hidden);
  }

  /** Two basic blocks, the second with a projection; and dropout. */
  public static Structure residual(double keep) {
    Sketch s = new Sketch(3, 8, 8);
    int stem = s.relu(s.norm(s.conv(0, 4, 3, 1, 1, false)));
    int first = s.block(stem, 4, 1);
    s.nextGroup();
    int second = s.block(first, 6, 2);
    s.nextGroup();
    return classifier(s, s.dropout(s.meanOfAll(second), keep));
  }

  /** Wide enough for blocks of channels and for Winograd. */
  public static Structure manyChannels() {
    Sketch s = new Sketch(3, 6, 6);
    int stem = s.relu(s.norm(s.conv(0, 16, 3, 1, 1, false)));
    int first = s.block(stem, 32, 2);
    s.nextGroup();
    int second = s.block(first, 32, 1);
    s.nextGroup();
    return classifier(s, s.meanOfAll(second));
  }

  private static Window oblong() {
    return new Window(3, 2, 1, 2, 1, 0, 1, 0);
  }

  /** What mode Same makes of an image: one more row and column behind than before. */
  private static Window same() {
    return new Window(2, 2, 1, 1, 0, 0, 1, 1);
  }

  private static Structure pooledFirst() {
    Sketch s = new Sketch(1, 12, 12);
    return classifier(s, s.conv(s.pool(0, Kind.MEAN, 2, 2, 0), 2, 3, 1, 0, true));
  }

  /** Parameters before and after, so that an input's gradient is seen in the first of them. */
  private static void put(Map<String, Structure> nets, String name, ToIntFunction<Sketch> middle) {
    Sketch s = new Sketch(2, 6, 6);
    s.conv(0, 2, 3, 1, 1, true);
    nets.put(name, classifier(s, middle.applyAsInt(s)));
  }

  private static Structure classifier(Sketch s, int value) {
    s.dense(value, 3);
    return s.structure();
  }
}
