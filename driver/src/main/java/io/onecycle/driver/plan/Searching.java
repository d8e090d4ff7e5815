package io.onecycle.driver.plan;

import io.onecycle.driver.search.Promotion;
import io.onecycle.driver.sweep.Halving;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.Setting;
import io.onecycle.worker.trial.Trial;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a search asks for, given what is known. */
final class Searching {

  private final SweepSpec spec;
  private final Search search;
  private final FoundRates found;
  private final Ledger ledger;

  Searching(SweepSpec spec, Search search, FoundRates found, Ledger ledger) {
    this.spec = spec;
    this.search = search;
    this.found = found;
    this.ledger = ledger;
  }

  /**
   * The settings that have come to a rung.
   *
   * @param isComplete whether no more will come
   */
  record Entered(Rung rung, List<Setting> settings, boolean isComplete) {
    Entered {
      settings = List.copyOf(settings);
    }
  }

  /** The settings that have come to each rung, the first rung first; weight decays in turn. */
  List<Entered> rungs() {
    List<List<Entered>> studies =
        Study.of(spec, this::firstScore).stream().map(this::rungs).toList();
    return IntStream.range(0, studies.get(0).size())
        .mapToObj(
            at -> {
              List<Entered> same = studies.stream().map(rungs -> rungs.get(at)).toList();
              return new Entered(
                  same.get(0).rung(),
                  inTurn(same.stream().map(Entered::settings).toList()),
                  same.stream().allMatch(Entered::isComplete));
            })
        .toList();
  }

  /** The first so many seeds of the sweep, by which settings are ranked. */
  static List<Long> seeds(SweepSpec spec, Search search) {
    List<Long> sure = spec.firstSeeds();
    return sure.subList(0, Math.min(search.seeds(), sure.size()));
  }

  private List<Entered> rungs(Study study) {
    List<Setting> settings =
        study.candidates().stream()
            .map(candidate -> candidate.setting(found))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    int total = study.total() - (study.candidates().size() - settings.size());
    List<Entered> rungs = new ArrayList<>();
    for (Rung rung : Rung.of(spec, study.total())) {
      rungs.add(new Entered(rung, settings, settings.size() >= Math.min(total, rung.settings())));
      if (!rung.isLast()) {
        List<Rung> all = Rung.of(spec, study.total());
        Rung next = all.get(rung.number() + 1);
        settings = promoted(settings, rung, next, Math.min(total, rung.settings()));
        total = next.settings();
      }
    }
    return rungs;
  }

  /**
   * What was right when it began is not taken back: what has begun in the next rung stays there.
   */
  private List<Setting> promoted(List<Setting> entered, Rung rung, Rung next, int total) {
    List<Optional<Double>> scores =
        entered.stream().map(setting -> ledger.score(trials(rung, setting))).toList();
    Set<Integer> gone =
        IntStream.range(0, entered.size())
            .filter(at -> isBegun(next, entered.get(at)))
            .boxed()
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Integer> places =
        search.halving().map(Halving::asynchronous).orElse(false)
            ? Promotion.asynchronous(scores, total, next.settings(), gone)
            : Stream.concat(gone.stream(), Promotion.sure(scores, total, next.settings()).stream())
                .distinct()
                .toList();
    return places.stream().map(entered::get).toList();
  }

  private boolean isBegun(Rung rung, Setting setting) {
    return spec.seeds().stream().anyMatch(seed -> ledger.isBegun(rung.trial(spec, setting, seed)));
  }

  private Optional<Double> firstScore(Candidate candidate) {
    Rung first = Rung.of(spec, 1).get(0);
    return candidate.setting(found).flatMap(setting -> ledger.score(trials(first, setting)));
  }

  private List<Trial> trials(Rung rung, Setting setting) {
    return seeds(spec, search).stream().map(seed -> rung.trial(spec, setting, seed)).toList();
  }

  private static <T> List<T> inTurn(List<List<T>> lists) {
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, longest)
        .boxed()
        .flatMap(at -> lists.stream().filter(list -> at < list.size()).map(list -> list.get(at)))
        .toList();
  }
}
