package io.onecycle.driver.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a sweep in code: the keys of a sweep file, with the same meaning, defaults and checks. For
 * those without a method of their own there is {@link #set}. Nothing is checked before {@link
 * #build}, which then tells all faults at once.
 */
public final class SweepBuilder {

  private final Map<String, Object> keys = new LinkedHashMap<>();

  SweepBuilder(String name) {
    set("name", name);
  }

  /** A built-in data set, e.g. {@code fashion-mnist}. */
  public SweepBuilder data(String name) {
    return set("data", name);
  }

  /** A built-in network, e.g. {@code lenet}. */
  public SweepBuilder model(String name) {
    return set("model", name);
  }

  /** The length of a cycle, at least 1. */
  public SweepBuilder epochs(int epochs) {
    return set("train.epochs", epochs);
  }

  /** Images of a mini-batch, at least 1. */
  public SweepBuilder batchSize(int images) {
    return set("train.batch_size", images);
  }

  /** The peaks of the cycle to sweep, each above 0. */
  public SweepBuilder maxLr(double... peaks) {
    return set("grid.max_lr", list(peaks));
  }

  /** The weight decays to sweep, each at least 0. */
  public SweepBuilder weightDecay(double... decays) {
    return set("grid.weight_decay", list(decays));
  }

  /** The seeds that each setting is trained with. */
  public SweepBuilder seeds(long... seeds) {
    return set("seeds", Arrays.stream(seeds).boxed().toList());
  }

  /** How many fresh seeds judge the settings that the others have chosen, at least 2. */
  public SweepBuilder verdict(int seeds) {
    return set("verdict.seeds", seeds);
  }

  /**
   * Any key of a sweep file, in place of what was set before.
   *
   * @param key with the sections that it is in: {@code train.validation}
   * @param value a string, a number, a boolean, or a list or map of values
   */
  public SweepBuilder set(String key, Object value) {
    put(keys, List.of(key.split("\\.", -1)), value);
    return this;
  }

  /**
   * The sweep.
   *
   * @throws InvalidSweepException with all faults
   */
  public Sweep build() {
    try {
      return Sweep.built(new ObjectMapper(new YAMLFactory()).writeValueAsString(keys));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write the sweep: " + e.getMessage(), e);
    }
  }

  private static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static void put(Map<String, Object> section, List<String> path, Object value) {
    if (path.size() == 1) {
      section.put(path.get(0), value);
      return;
    }
    Map<String, Object> inner = new LinkedHashMap<>();
    if (section.get(path.get(0)) instanceof Map<?, ?> before) {
      before.forEach((key, one) -> inner.put(String.valueOf(key), one));
    }
    put(inner, path.subList(1, path.size()), value);
    section.put(path.get(0), inner);
  }
}
