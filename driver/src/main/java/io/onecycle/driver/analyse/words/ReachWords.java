package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.analyse.reach.ReachedSetting;
import io.onecycle.driver.analyse.stats.Ratio;
import java.util.ArrayList;
import java.util.List;

/** What can be said of how soon settings reached a value, in sentences. */
public final class ReachWords {

  private ReachWords() {}

  /** The answer, a sentence each. */
  public static List<String> sentences(Reach reach) {
    List<String> sentences = new ArrayList<>();
    List<ReachedSetting> all =
        reach.settings().stream().filter(ReachedSetting::isReachedByAll).toList();
    String value = ObjectiveWords.value(reach.objective(), Digits.shortest(reach.value()));
    String reached = value.startsWith("an ") ? "A" + value.substring(1) : value;
    if (all.isEmpty()) {
      sentences.add(reached + " was not reached by every seed of any setting.");
    } else {
      ReachedSetting first = all.get(0);
      sentences.add(
          "%s took the fewest iterations with %s: %s (geometric mean of %d)."
              .formatted(
                  reached,
                  name(reach, first),
                  Digits.fixed(first.typical().orElseThrow(), 0),
                  first.seeds()));
    }
    if (reach.isOfSome()) {
      sentences.add(
          "Only %s that all settings have %s: %s."
              .formatted(
                  reach.seeds().size() == 1
                      ? "the seed"
                      : "the " + Words.count(reach.seeds().size(), "seed"),
                  reach.seeds().size() == 1 ? "counts" : "count",
                  Words.list(reach.seeds().stream().map(String::valueOf).toList())));
    } else if (reach.seeds().isEmpty() && all.size() > 1) {
      sentences.add("No seed is one of all settings: each is told by its own.");
    }
    for (ReachedSetting setting : all) {
      setting
          .ratio()
          .ifPresent(
              ratio ->
                  sentences.add(
                      "%s took %s times as many%s."
                          .formatted(
                              name(reach, setting),
                              Digits.fixed(ratio.mean(), 2),
                              Words.interval(ratio))));
    }
    reach.settings().stream()
        .filter(setting -> setting.seeds() > setting.reached().size())
        .forEach(
            setting ->
                sentences.add(
                    "%s got there with %d of %d seeds in %,d iterations."
                        .formatted(
                            name(reach, setting),
                            setting.reached().size(),
                            setting.seeds(),
                            setting.iterations())));
    reach.settings().stream()
        .filter(setting -> setting.unknown() > 0)
        .forEach(
            setting ->
                sentences.add(
                    "The curves of %s of %s are missing: whether they got there is not known."
                        .formatted(Words.count(setting.unknown(), "trial"), name(reach, setting))));
    if (reach.pairs() > 1
        && reach.settings().stream()
            .anyMatch(setting -> setting.ratio().flatMap(Ratio::low).isPresent())) {
      sentences.add(
          "The intervals hold together, for any of %d pairs of settings (Bonferroni)."
              .formatted(reach.pairs()));
    }
    sentences.add(
        ObjectiveWords.title(reach.objective())
            + " was measured after each epoch: a count is exact to an epoch.");
    return sentences;
  }

  private static String name(Reach reach, ReachedSetting setting) {
    boolean sweeps = reach.settings().stream().map(ReachedSetting::sweep).distinct().count() > 1;
    return sweeps && !setting.label().isEmpty()
        ? setting.sweep() + " (" + setting.label() + ")"
        : sweeps || setting.label().isEmpty() ? setting.sweep() : setting.label();
  }
}
