package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the examples of each class count in the loss that is trained on: a mini-batch's loss is the
 * sum of weight · loss over the sum of weights, as PyTorch's {@code CrossEntropyLoss(weight=…)}.
 * What is measured on other examples is not weighed.
 */
public sealed interface ClassWeights extends Serializable {

  /** All alike. */
  ClassWeights NONE = new None();

  /**
   * The weight of each class in the order of outputs; none where all count alike.
   *
   * @param names of the classes
   * @param counts of the examples of each that are trained on
   * @throws IllegalArgumentException naming what of this is no class
   */
  List<Double> of(List<String> names, int[] counts);

  /** All alike. */
  record None() implements ClassWeights {
    @Override
    public List<Double> of(List<String> names, int[] counts) {
      return List.of();
    }

    @Override
    public String toString() {
      return "none";
    }
  }

  /**
   * By how rare a class is, {@code examples / (classes · its examples)}, as scikit-learn's: all
   * classes together count alike. A class without examples, which nothing is learnt of, has 1.
   */
  record Balanced() implements ClassWeights {
    @Override
    public List<Double> of(List<String> names, int[] counts) {
      double all = 0;
      for (int count : counts) {
        all += count;
      }
      Double[] weights = new Double[counts.length];
      for (int k = 0; k < counts.length; k++) {
        weights[k] = counts[k] == 0 ? 1 : all / ((double) counts.length * counts[k]);
      }
      return List.of(weights);
    }

    @Override
    public String toString() {
      return "balanced";
    }
  }

  /**
   * By name.
   *
   * @param weights above 0; a class that is not named has 1
   */
  record Named(SortedMap<String, Double> weights) implements ClassWeights {
    public Named {
      weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
      Require.that(!weights.isEmpty(), "class_weights", weights, "at least one class");
      weights.values().forEach(ClassWeights::require);
    }

    @Override
    public List<Double> of(List<String> names, int[] counts) {
      List<String> unknown =
          weights.keySet().stream().filter(name -> !names.contains(name)).toList();
      Require.that(
          unknown.isEmpty(),
          "class_weights",
          String.join(", ", unknown),
          "names of classes: " + String.join(", ", names));
      return names.stream().map(name -> weights.getOrDefault(name, 1.0)).toList();
    }

    @Override
    public String toString() {
      return weights.toString();
    }
  }

  /**
   * In the order of the classes.
   *
   * @param weights above 0, one for each
   */
  record InOrder(List<Double> weights) implements ClassWeights {
    public InOrder {
      weights = List.copyOf(weights);
      weights.forEach(ClassWeights::require);
    }

    @Override
    public List<Double> of(List<String> names, int[] counts) {
      Require.that(
          weights.size() == names.size(),
          "class_weights",
          weights.size() + " weights",
          "one for each of the " + names.size() + " classes: " + String.join(", ", names));
      return weights;
    }

    @Override
    public String toString() {
      return weights.toString();
    }
  }

  /** By name. */
  static ClassWeights named(Map<String, Double> weights) {
    return new Named(new TreeMap<>(weights));
  }

  private static void require(double weight) {
    Require.that(
        weight > 0 && Double.isFinite(weight), "class_weights", weight, "a number above 0");
  }
}
