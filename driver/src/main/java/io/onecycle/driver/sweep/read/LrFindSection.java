package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.LrFind.Average;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.lrfind.LrFindSpec;
import io.onecycle.worker.trial.ModelSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the range tests: {@code lr_find}. */
final class LrFindSection {

  private static final String SEEDS = "seeds";

  static final List<String> KEYS =
      List.of("start_lr", "end_lr", "num_it", "linear", "stop_dv", "per", SEEDS, "suggestion");

  private static final String WEIGHT_DECAY = "weight_decay";
  private static final String MOMENTUM = "momentum";
  private static final String SEED = "seed";

  // In the order that faults name them.
  private static final Map<String, Boolean> BOOLEAN = new LinkedHashMap<>();
  private static final Map<String, String> PER = new LinkedHashMap<>();

  static {
    BOOLEAN.put("true", true);
    BOOLEAN.put("false", false);
    for (String key : List.of(WEIGHT_DECAY, MOMENTUM, SEED)) {
      PER.put(key, key);
    }
  }

  private final Section section;
  private final Defaults defaults;
  private final int usual;
  private final FaultList faults;
  private final Scalars scalars;
  private final AxisReader lists;
  private final PerGroup perGroup;

  /**
   * Reads no more than it is asked for.
   *
   * @param takesSuggestions whether trials are trained with what the tests suggest
   * @param defaults of what is left out
   */
  LrFindSection(
      Section section,
      Optional<ModelSpec> model,
      boolean takesSuggestions,
      Defaults defaults,
      FaultList faults) {
    this.section = section;
    this.defaults = defaults;
    this.usual = defaults.rangeTests(takesSuggestions);
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.lists = new AxisReader(faults);
    this.perGroup = new PerGroup(model, faults);
  }

  Optional<LrFind> read() {
    Optional<List<Double>> start =
        perGroup.read(section.optional("start_lr", "1e-5"), Bound.ABOVE_ZERO);
    LocatedNode endNode = section.optional("end_lr", "10");
    Optional<List<Double>> end = perGroup.read(endNode, Bound.ABOVE_ZERO);
    Optional<Integer> numIt = scalars.count(section.optional("num_it", "100"), 1);
    Optional<Boolean> linear = scalars.choice(section.optional("linear", "false"), BOOLEAN);
    Optional<Boolean> stopDv = scalars.choice(section.optional("stop_dv", "true"), BOOLEAN);
    Optional<Set<String>> per =
        lists
            .distinct(section.optional("per", WEIGHT_DECAY), node -> scalars.choice(node, PER))
            .map(axis -> Set.copyOf(axis.values()));
    LocatedNode seedsNode = section.optional(SEEDS, Integer.toString(usual));
    Optional<Long> seeds = scalars.whole(seedsNode, 1, LrFind.MOST_SEEDS);
    Optional<Suggestion> suggestion =
        scalars.choice(
            section.optional("suggestion", "valley"), Scalars.names(Suggestion.values()));
    boolean all =
        Stream.of(start, end, numIt, linear, stopDv, per, seeds, suggestion)
            .allMatch(Optional::isPresent);
    return all
            && isOneCount(seedsNode, per.orElseThrow())
            && rises(endNode, start.orElseThrow(), end.orElseThrow())
        ? Optional.of(
            new LrFind(
                new LrFindSpec(
                    start.orElseThrow(),
                    end.orElseThrow(),
                    numIt.orElseThrow(),
                    linear.orElseThrow(),
                    stopDv.orElseThrow()),
                per.orElseThrow().contains(MOMENTUM),
                per.orElseThrow().contains(SEED)
                    ? OptionalInt.empty()
                    : OptionalInt.of(Math.toIntExact(seeds.orElseThrow())),
                suggestion.orElseThrow(),
                // Version 0.1 did not know the key.
                section.has(SEEDS) ? Average.MEDIAN : defaults.average()))
        : Optional.empty();
  }

  /** One test for each seed, or so many: not both. */
  private boolean isOneCount(LocatedNode seedsNode, Set<String> per) {
    boolean both = section.has(SEEDS) && per.contains(SEED);
    if (both) {
      faults.add(
          seedsNode,
          "given beside per: seed, which is one test for each of the sweep's seeds",
          "either of them");
    }
    return !both;
  }

  /** Each end above each start: more than a test needs, and easily said. */
  private boolean rises(LocatedNode endNode, List<Double> start, List<Double> end) {
    double highestStart = start.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    boolean rises = end.stream().allMatch(lr -> lr > highestStart);
    if (!rises) {
      faults.add(endNode, "not above start_lr", "a number above every start_lr");
    }
    return rises;
  }
}
