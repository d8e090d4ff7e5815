package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.read.PlainYaml.Leaf;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Judges the text of a sweep file by the contract, on another path than the code under test. Knows
 * no reasons: yes or no.
 */
final class ContractOracle {

  private static final Leaf ABSENT = new Leaf("(absent)", true);

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+[.]?|[0-9]*[.][0-9]+)([eE][-+]?[0-9]+)?");
  private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-9]");

  private ContractOracle() {}

  /** Whether a file with this text is a sweep, but for the number of its trials. */
  static boolean allows(String text) {
    Optional<Object> root = PlainYaml.read(text);
    return root.isPresent()
        && keysAre(
            root.get(), "name", "data", "model", "compat", "train", "grid", "seeds", "limits")
        && isText(at(root.get(), "name"), "[a-z0-9-]{1,100}")
        && isOne(at(root.get(), "data"), "fashion-mnist", "fashion-mnist-mini", "mnist")
        && isModel(at(root.get(), "model"))
        && isOneIfGiven(at(root.get(), "compat"), "none", "fastai")
        && isTraining(at(root.get(), "train"))
        && isGrid(
            at(root.get(), "grid"),
            at(root.get(), "train"),
            at(at(root.get(), "model"), "resnet") == ABSENT ? 2 : 3)
        && isAxis(at(root.get(), "seeds"), v -> isWhole(v, Long.MIN_VALUE, Long.MAX_VALUE))
        && isLimits(at(root.get(), "limits"))
        && hasRamps(root.get())
        && !PlainYaml.hasTags(text);
  }

  private static boolean isTraining(Object train) {
    Object validation = at(train, "validation");
    Object augment = at(train, "augment");
    return (train instanceof Map<?, ?>)
        && keysAre(
            train,
            "epochs",
            "cycles",
            "batch_size",
            "limit",
            "validation",
            "augment",
            "optimizer",
            "precision",
            "weight_decay_mode",
            "weight_decay_scope")
        && isCount(at(train, "epochs"))
        && isCountIfGiven(at(train, "cycles"))
        && isCountIfGiven(at(train, "batch_size"))
        && isCountIfGiven(at(train, "limit"))
        && (isOne(validation, "test") || isNumberIfGiven(validation, v -> v > 0 && v < 1))
        && (isOne(augment, "none")
            || List.of().equals(augment)
            || isAxis(augment, v -> isOne(v, "flip", "crop")))
        && isOneIfGiven(at(train, "optimizer"), "sgd", "nesterovs")
        && isOneIfGiven(at(train, "precision"), "float32", "bfloat16")
        && isOneIfGiven(at(train, "weight_decay_mode"), "l2", "decoupled")
        && isOneIfGiven(at(train, "weight_decay_scope"), "all", "weights");
  }

  private static boolean isModel(Object model) {
    Object hidden = at(at(model, "mlp"), "hidden");
    return isOne(model, "lenet", "mlp", "3-layer")
        || (model instanceof Map<?, ?> map
            && map.size() == 1
            && keysAre(model, "mlp", "resnet")
            && (at(model, "mlp") == ABSENT
                || (keysAre(at(model, "mlp"), "hidden")
                    && hidden != ABSENT
                    && !items(hidden).isEmpty()
                    && items(hidden).stream().allMatch(width -> isWhole(width, 1, 65_536))))
            && (at(model, "resnet") == ABSENT || isResnet(at(model, "resnet"))));
  }

  private static boolean isResnet(Object resnet) {
    return resnet instanceof Map<?, ?>
        && keysAre(resnet, "depth", "width", "widen", "initialisation")
        && isWhole(at(resnet, "depth"), 8, 1202)
        && (number(at(resnet, "depth"), 0) - 2) % 6 == 0
        && (at(resnet, "width") == ABSENT || isWhole(at(resnet, "width"), 1, 1024))
        && (at(resnet, "widen") == ABSENT || isWhole(at(resnet, "widen"), 1, 64))
        && isOneIfGiven(at(resnet, "initialisation"), "pytorch", "he");
  }

  private static boolean isGrid(Object grid, Object train, int groups) {
    return grid instanceof Map<?, ?>
        && keysAre(grid, "schedule", "max_lr", "div", "pct", "momentum", "weight_decay")
        && at(grid, "max_lr") != ABSENT
        && isAxis(at(grid, "max_lr"), v -> isNumberOrList(v, groups, lr -> lr > 0))
        && isAxis(at(grid, "weight_decay"), v -> isNumberOrList(v, groups, wd -> wd >= 0))
        && isAxis(at(grid, "div"), v -> isNumber(v, div -> div >= 1))
        && isAxis(at(grid, "pct"), v -> isNumber(v, pct -> pct >= 0 && pct < 100))
        && isAxis(at(grid, "momentum"), v -> isNumberOrList(v, 2, m -> m >= 0 && m <= 1))
        && isAxis(at(grid, "schedule"), v -> isSchedule(v, train));
  }

  private static boolean isSchedule(Object node, Object train) {
    if (!(node instanceof Map<?, ?>)) {
      return isOne(node, "1cycle", "constant");
    }
    double epochs = number(at(train, "epochs"), 0) * number(at(train, "cycles"), 1);
    Object step = at(node, "step");
    List<?> at = items(at(step, "at"));
    return keysAre(node, "step")
        && keysAre(step, "at", "factor")
        && isNumber(at(step, "factor"), factor -> factor > 0)
        && !at.isEmpty()
        && at.stream().allMatch(mark -> isNumber(mark, m -> m > 0 && m < epochs))
        && IntStream.range(1, at.size())
            .allMatch(i -> number(at.get(i - 1), 0) < number(at.get(i), 0));
  }

  private static boolean isLimits(Object limits) {
    return keysAre(limits, "trial_minutes", "failures_per_trial", "checkpoint_seconds")
        && isNumberIfGiven(at(limits, "checkpoint_seconds"), v -> v >= 0 && v <= 86_400)
        && isNumberIfGiven(at(limits, "trial_minutes"), v -> v > 0 && v <= 525_600)
        && isCountIfGiven(at(limits, "failures_per_trial"));
  }

  /** Each ramp of the cycle has an iteration, and each part of the data an image. */
  private static boolean hasRamps(Object root) {
    Object train = at(root, "train");
    boolean isCycle =
        at(at(root, "grid"), "schedule") == ABSENT
            || items(at(at(root, "grid"), "schedule")).stream().anyMatch(s -> isOne(s, "1cycle"));
    double all = isOne(at(root, "data"), "fashion-mnist-mini") ? 6_000 : 60_000;
    boolean isTest = isOne(at(train, "validation"), "test");
    double heldOut = isTest ? 0 : Math.round(all * number(at(train, "validation"), 0.1));
    double images = Math.min(all - heldOut, number(at(train, "limit"), all));
    double batches = Math.ceil(images / number(at(train, "batch_size"), 128));
    double iterations = batches * number(at(train, "epochs"), 0);
    Object pct = at(at(root, "grid"), "pct");
    double most =
        pct == ABSENT ? 10 : items(pct).stream().mapToDouble(v -> number(v, 0)).max().orElse(0);
    return images >= 1
        && (isTest || heldOut >= 1)
        && iterations * number(at(train, "cycles"), 1) <= Integer.MAX_VALUE
        && (!isCycle || iterations * (1 - most / 100) / 2 >= 1);
  }

  /** Absent, a value, or a list of at least one value and none twice. */
  private static boolean isAxis(Object node, Predicate<Object> isValue) {
    Set<Object> seen = new HashSet<>();
    return node == ABSENT
        || (!items(node).isEmpty()
            && items(node).stream().allMatch(v -> isValue.test(v) && seen.add(key(v))));
  }

  /** What makes two values the same: numbers by value, pairs of one number as that number. */
  private static Object key(Object node) {
    if (node instanceof List<?> list) {
      List<Object> keys = list.stream().map(ContractOracle::key).toList();
      return new HashSet<>(keys).size() == 1 ? keys.get(0) : keys;
    }
    return node instanceof Map<?, ?> map
        ? map.values().stream().map(ContractOracle::key).toList()
        : isNumber(node, v -> true) ? (Object) (number(node, 0) + 0.0) : ((Leaf) node).text();
  }

  private static boolean isNumberOrList(Object node, int size, DoublePredicate holds) {
    return node instanceof List<?> list
        ? list.size() == size && list.stream().allMatch(v -> isNumber(v, holds))
        : isNumber(node, holds);
  }

  private static boolean isNumberIfGiven(Object node, DoublePredicate holds) {
    return node == ABSENT || isNumber(node, holds);
  }

  private static boolean isNumber(Object node, DoublePredicate holds) {
    if (!(node instanceof Leaf leaf)
        || leaf.quoted()
        || !DECIMAL.matcher(leaf.text()).matches()
        || OCTAL.matcher(leaf.text()).lookingAt()) {
      return false;
    }
    double value = Double.parseDouble(leaf.text());
    boolean vanished = value == 0 && leaf.text().split("[eE]", -1)[0].matches(".*[1-9].*");
    return Double.isFinite(value) && !vanished && holds.test(value);
  }

  private static boolean isCountIfGiven(Object node) {
    return node == ABSENT || isCount(node);
  }

  private static boolean isCount(Object node) {
    return isWhole(node, 1, Integer.MAX_VALUE);
  }

  private static boolean isWhole(Object node, long min, long max) {
    return node instanceof Leaf leaf
        && isNumber(leaf, v -> v >= min && v <= max)
        && leaf.text().matches("[-+]?[0-9]{1,19}")
        && new BigInteger(leaf.text()).bitLength() < Long.SIZE;
  }

  private static boolean isOneIfGiven(Object node, String... words) {
    return node == ABSENT || isOne(node, words);
  }

  private static boolean isOne(Object node, String... words) {
    return node instanceof Leaf leaf && Set.of(words).contains(leaf.text());
  }

  private static boolean isText(Object node, String form) {
    return node instanceof Leaf leaf
        && node != ABSENT
        && leaf.text().matches(form)
        && (leaf.quoted() || !leaf.text().equals("null"));
  }

  private static boolean keysAre(Object node, String... known) {
    return node == ABSENT
        || (node instanceof Map<?, ?> map && Set.of((Object[]) known).containsAll(map.keySet()));
  }

  private static Object at(Object node, String key) {
    return node instanceof Map<?, ?> map && map.containsKey(key) ? map.get(key) : ABSENT;
  }

  private static double number(Object node, double otherwise) {
    return isNumber(node, v -> true) ? Double.parseDouble(((Leaf) node).text()) : otherwise;
  }

  private static List<?> items(Object node) {
    return node instanceof List<?> list ? list : List.of(node);
  }
}
