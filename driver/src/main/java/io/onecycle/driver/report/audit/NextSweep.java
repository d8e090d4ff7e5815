package io.onecycle.driver.report.audit;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.audit.NumericAxis;
import io.onecycle.driver.analyse.audit.Remedy;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.yaml.YamlEdit;
import io.onecycle.worker.trial.Momentum;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The sweep that would settle what an audit finds: the old one with more values or seeds. All old
 * values stay, and with them the ids of the trials that are finished: run into the same results, it
 * trains what is new only.
 *
 * @param text of its file; comments and layout are those of the old one
 * @param changes what was added, in words; at least one
 */
public record NextSweep(String text, List<String> changes) {

  private static final List<String> MAX_LR = List.of("grid", "max_lr");

  public NextSweep {
    changes = List.copyOf(changes);
  }

  /**
   * The next sweep.
   *
   * @param text of the old one's file
   * @return empty where nothing was found that more values or seeds would settle
   */
  public static Optional<NextSweep> of(Audit audit, SweepSpec spec, String text) {
    if (spec.search().filter(search -> search.sampler().isPresent()).isPresent()) {
      // A sampler draws other points from a grown grid, so that all would be trained anew.
      return Optional.empty();
    }
    YamlEdit edit = new YamlEdit(text);
    List<String> changes = new ArrayList<>();
    Set<Remedy> remedies = new LinkedHashSet<>();
    audit.findings().forEach(finding -> Remedy.of(finding).ifPresent(remedies::add));
    for (Remedy remedy : remedies) {
      Optional<YamlEdit> edited = edited(edit, remedy, spec, changes);
      edit = edited.orElse(edit);
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(new NextSweep(edit.text(), changes));
  }

  private static Optional<YamlEdit> edited(
      YamlEdit edit, Remedy remedy, SweepSpec spec, List<String> changes) {
    if (remedy instanceof Remedy.Values more) {
      List<String> items =
          more.values().stream().map(value -> item(more.axis(), value, spec)).toList();
      return added(edit, List.of("grid", more.axis().axis().key()), items, changes);
    }
    if (remedy instanceof Remedy.Rates rates) {
      return added(edit, MAX_LR, rates.values().stream().map(Digits::shortest).toList(), changes);
    }
    if (remedy instanceof Remedy.Seeds seeds) {
      List<String> items = seeds.seeds().stream().map(String::valueOf).toList();
      List<String> path = List.of("seeds");
      return added(edit, path, items, changes)
          .or(
              () -> {
                // The one seed was left out of the file.
                List<Long> all = new ArrayList<>(spec.seeds());
                all.addAll(seeds.seeds());
                return spec.untilDecided().isPresent()
                    ? Optional.empty()
                    : edit.with(path, all.toString())
                        .map(changed(changes, "seeds: " + String.join(", ", items)));
              });
    }
    Remedy.Window window = (Remedy.Window) remedy;
    if (!spec.grid().foundLr().isEmpty()) {
      // Other tests suggest other rates, and no trial would stay what it was.
      return Optional.empty();
    }
    String key = window.upper() ? "end_lr" : "start_lr";
    String value = Digits.shortest(window.end());
    return edit.with(List.of("lr_find", key), value)
        .map(changed(changes, "lr_find." + key + ": " + value));
  }

  private static Optional<YamlEdit> added(
      YamlEdit edit, List<String> path, List<String> items, List<String> changes) {
    List<String> fresh =
        items.stream()
            .filter(item -> changes.stream().noneMatch(said -> said.equals(said(path, item))))
            .toList();
    return edit.added(path, fresh)
        .map(
            edited -> {
              fresh.forEach(item -> changes.add(said(path, item)));
              return edited;
            });
  }

  private static UnaryOperator<YamlEdit> changed(List<String> changes, String words) {
    return edited -> {
      changes.add(words);
      return edited;
    };
  }

  private static String said(List<String> path, String item) {
    return path.get(path.size() - 1) + ": " + item;
  }

  private static String item(NumericAxis axis, double value, SweepSpec spec) {
    String number = Digits.shortest(value);
    return switch (axis.form()) {
      case VALUE -> number;
      case MULTIPLE -> number + "x";
      case UPPER_END -> "[%s, %s]".formatted(number, end(spec, false));
      case LOWER_END -> "[%s, %s]".formatted(end(spec, true), number);
    };
  }

  /** The end that all momentum ranges share. */
  private static String end(SweepSpec spec, boolean upper) {
    Momentum first = spec.grid().momentum().get(0);
    return Digits.shortest(upper ? first.max() : first.min());
  }
}
