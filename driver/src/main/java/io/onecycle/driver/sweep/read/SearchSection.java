package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.Halving;
import io.onecycle.driver.sweep.SamplerSpec;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how a sweep looks beyond its grid: {@code search}. */
final class SearchSection {

  static final List<String> SAMPLERS = List.of("random", "sobol", "tpe");
  static final List<String> KEYS = List.of("random", "sobol", "tpe", "halving", "seeds");

  /** What a proposal takes to compute grows with the square of their number. */
  private static final int MOST_PROPOSALS = 1000;

  private static final String SETTINGS = "a whole number of at least 1";
  private static final Map<String, Boolean> BOOLEAN = new LinkedHashMap<>();

  static {
    BOOLEAN.put("true", true);
    BOOLEAN.put("false", false);
  }

  private final Section section;
  private final FaultList faults;
  private final Scalars scalars;

  SearchSection(Section section, FaultList faults) {
    this.section = section;
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  Optional<Search> read() {
    List<String> samplers = SAMPLERS.stream().filter(section::has).toList();
    if (samplers.size() > 1) {
      faults.add(section.node(), "two samplers", "one of " + String.join(", ", SAMPLERS));
    }
    if (samplers.isEmpty() && !section.has("halving")) {
      faults.add(
          section.node(),
          "no search",
          "one of " + String.join(", ", SAMPLERS) + ", or halving, or both");
    }
    List<Optional<SamplerSpec>> sampler = samplers.stream().map(this::sampler).toList();
    Optional<Halving> halving = section.has("halving") ? halving() : Optional.empty();
    Optional<Integer> seeds = scalars.count(section.optional("seeds", "1"), 1);
    boolean whole =
        sampler.stream().allMatch(Optional::isPresent)
            && (halving.isPresent() || !section.has("halving"))
            && seeds.isPresent();
    return whole
        ? Optional.of(
            new Search(
                sampler.stream().flatMap(Optional::stream).findFirst(), halving, seeds.get()))
        : Optional.empty();
  }

  private Optional<SamplerSpec> sampler(String name) {
    boolean learns = name.equals("tpe");
    Section own =
        section.child(
            name,
            learns
                ? List.of("settings", "seed", "startup", "parallel")
                : List.of("settings", "seed"));
    LocatedNode settingsNode = own.required("settings", SETTINGS);
    Optional<Integer> settings = scalars.count(settingsNode, 1);
    Optional<Long> seed = scalars.whole(own.optional("seed", "1"), Long.MIN_VALUE, Long.MAX_VALUE);
    if (learns) {
      return tpe(own, settingsNode, settings, seed);
    }
    if (settings.isEmpty() || seed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        name.equals("sobol")
            ? new SamplerSpec.Sobol(settings.get(), seed.get())
            : new SamplerSpec.Random(settings.get(), seed.get()));
  }

  private Optional<SamplerSpec> tpe(
      Section own, LocatedNode settingsNode, Optional<Integer> settings, Optional<Long> seed) {
    Optional<Integer> startup = scalars.count(own.optional("startup", "10"), 2);
    Optional<Integer> parallel = scalars.count(own.optional("parallel", "4"), 1);
    if (settings.isEmpty() || seed.isEmpty() || startup.isEmpty() || parallel.isEmpty()) {
      return Optional.empty();
    }
    if (settings.get() > MOST_PROPOSALS) {
      faults.add(settingsNode, "too many to learn from", "at most " + MOST_PROPOSALS);
      return Optional.empty();
    }
    if (startup.get() >= settings.get()) {
      faults.add(
          own.optional("startup", "10"),
          "not below settings: nothing would be learnt",
          "fewer than the " + settings.get() + " settings");
      return Optional.empty();
    }
    return Optional.of(
        new SamplerSpec.Tpe(settings.get(), seed.get(), startup.get(), parallel.get()));
  }

  private Optional<Halving> halving() {
    Section own = section.child("halving", List.of("factor", "min_epochs", "asynchronous"));
    Optional<Integer> factor = scalars.count(own.optional("factor", "3"), 2);
    Optional<Integer> minEpochs = scalars.count(own.optional("min_epochs", "1"), 1);
    Optional<Boolean> asynchronous = scalars.choice(own.optional("asynchronous", "false"), BOOLEAN);
    return factor.isPresent() && minEpochs.isPresent() && asynchronous.isPresent()
        ? Optional.of(new Halving(factor.get(), minEpochs.get(), asynchronous.get()))
        : Optional.empty();
  }

  boolean has(String key) {
    return section.has(key);
  }

  /** Where a part of the section stands, for faults of what follows from it. */
  LocatedNode node(String key) {
    return section.optional(key, "");
  }

  LocatedNode node() {
    return section.node();
  }

  /** Where the sampler stands, or halving if there is none. */
  LocatedNode chooser() {
    return node(SAMPLERS.stream().filter(section::has).findFirst().orElse("halving"));
  }
}
