package io.onecycle.driver.sweep.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.Halving;
import io.onecycle.driver.sweep.MomentumRange;
import io.onecycle.driver.sweep.NumberRange;
import io.onecycle.driver.sweep.Ranges;
import io.onecycle.driver.sweep.SamplerSpec;
import io.onecycle.driver.sweep.Search;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.yaml.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSectionTest {

  private static final String TOP =
      "name: s\ndata: mnist\nmodel: mlp\nseeds: [1, 2]\ntrain: {epochs: 18}\n";

  private static SweepFile read(String grid, String search) {
    return SweepFile.parse("s.yaml", TOP + "grid: " + grid + "\nsearch: " + search + "\n");
  }

  private static SweepSpec valid(String grid, String search) {
    SweepFile file = read(grid, search);
    assertThat(file).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) file).spec();
  }

  private static List<String> faults(SweepFile file) {
    assertThat(file).isInstanceOf(SweepFile.Faulty.class);
    return ((SweepFile.Faulty) file).faults().stream().map(Fault::message).toList();
  }

  @Test
  void readsRangesWithTheScaleThatEachAxisUsuallyHas() {
    Ranges ranges =
        valid(
                "{max_lr: {range: [0.01, 1]}, div: {range: [5, 50], scale: log},"
                    + " pct: {range: [5, 40]}, momentum: {max: 0.95, min: {range: [0.8, 0.9]}},"
                    + " weight_decay: {range: [1e-5, 1e-2]}}",
                "{sobol: {settings: 8}}")
            .grid()
            .ranges();
    assertThat(ranges.maxLr()).contains(new NumberRange(0.01, 1, true));
    assertThat(ranges.div()).contains(new NumberRange(5, 50, true));
    assertThat(ranges.pct()).contains(new NumberRange(5, 40, false));
    assertThat(ranges.weightDecay()).contains(new NumberRange(1e-5, 1e-2, true));
    assertThat(ranges.momentum())
        .contains(
            new MomentumRange.Ends(
                new MomentumRange.End(Optional.of(0.95), Optional.empty()),
                new MomentumRange.End(
                    Optional.empty(), Optional.of(new NumberRange(0.8, 0.9, false)))));
  }

  @Test
  void readsASearchWithItsDefaults() {
    assertThat(valid("{max_lr: {range: [0.01, 1]}}", "{tpe: {settings: 40}, halving: {}}").search())
        .contains(
            new Search(
                Optional.of(new SamplerSpec.Tpe(40, 1, 10, 4)),
                Optional.of(new Halving(3, 1, false)),
                1));
    assertThat(
            valid("{max_lr: [0.01, 0.1]}", "{random: {settings: 2, seed: -7}, seeds: 2}").search())
        .contains(new Search(Optional.of(new SamplerSpec.Random(2, -7)), Optional.empty(), 2));
  }

  @Test
  void aGridAloneIsNoSearch() {
    SweepFile file = SweepFile.parse("s.yaml", TOP + "grid: {max_lr: [0.01, 0.1]}\n");
    assertThat(((SweepFile.Valid) file).spec().search()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3, 2, 18 | 2 6 18",
        "3, 1, 18 | 1 3 18",
        "3, 2, 20 | 2 6 20",
        "2, 4, 9 | 4 9",
        "4, 1, 3 | 3"
      })
  void rungsGrowByTheFactorUpToTheFullLength(String of, String rungs) {
    List<Integer> numbers = List.of(of.split(", ")).stream().map(Integer::valueOf).toList();
    assertThat(new Halving(numbers.get(0), numbers.get(1), false).rungs(numbers.get(2)))
        .isEqualTo(List.of(rungs.strip().split(" ")).stream().map(Integer::valueOf).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{max_lr: 0.1, weight_decay: [0.1, 0.2]} | {sobol: {settings: 1}} | search.sobol |"
            + " nothing to choose from",
        "{max_lr: 0.1, weight_decay: [0.1, 0.2]} | {halving: {}} | search.halving |"
            + " nothing to choose from",
        "{max_lr: {range: [0.01, 1]}} | {halving: {}} | grid.max_lr |"
            + " a range that nothing searches",
        "{max_lr: [0.1, 0.2]} | {random: {settings: 3}} | search.random | more than the 2 settings",
        "{max_lr: [0.1, 0.2]} | {halving: {factor: 4, min_epochs: 5}} | search.halving |"
            + " no halving: min_epochs × factor is more than train.epochs",
        "{max_lr: [0.1, 0.2]} | {halving: {factor: 1}} | search.halving.factor | below 2",
        "{max_lr: [0.1, 0.2]} | {halving: {}, seeds: 3} | search.seeds | more than the 2 seeds",
        "{max_lr: [0.1, 0.2]} | {} | search | no search",
        "{max_lr: [0.1, 0.2]} | {random: {settings: 1}, tpe: {settings: 9, startup: 2}} | search |"
            + " two samplers",
        "{max_lr: {range: [0.1, 1]}} | {tpe: {settings: 9}} | search.tpe.startup |"
            + " not below settings",
        "{max_lr: {range: [0.1, 1]}} | {tpe: {settings: 1001}} | search.tpe.settings |"
            + " too many to learn from",
        "{max_lr: {range: [0.1, 1]}} | {bayes: {}} | search.bayes | an unknown key",
        "{max_lr: {range: [1, 0.1]}} | {sobol: {settings: 9}} | grid.max_lr.range | not rising",
        "{max_lr: {range: [1]}} | {sobol: {settings: 9}} | grid.max_lr.range | no range",
        "{max_lr: {range: [-1, 1]}} | {sobol: {settings: 9}} | grid.max_lr.range[0] | not above 0",
        "{max_lr: {range: [0.1, 1], scale: cubic}} | {sobol: {settings: 9}} | grid.max_lr.scale |"
            + " not supported",
        "{max_lr: 0.1, weight_decay: {range: [0, 1]}} | {sobol: {settings: 9}} |"
            + " grid.weight_decay.range[0] | not above 0",
        "{max_lr: 0.1, pct: {range: [0, 100]}} | {sobol: {settings: 9}} | grid.pct.range[1] |"
            + " outside [0\\, 100)",
        "{max_lr: 0.1, momentum: {max: 0.9, min: 0.8}} | {sobol: {settings: 9}} | grid.momentum |"
            + " two numbers"
      })
  void namesWhatDoesNotFit(String grid, String search, String path, String problem) {
    String expected = problem.replace("\\", "");
    assertThat(faults(read(grid, search)))
        .anySatisfy(fault -> assertThat(fault).contains(": " + path + ": ").contains(expected));
  }

  @Test
  void tellsAllFaultsAtOnce() {
    assertThat(
            faults(
                read(
                    "{max_lr: {range: [2, 1]}, div: {range: [5, x]}}",
                    "{tpe: {settings: 0}, halving: {factor: 1, min_epochs: 0}, seeds: 0}")))
        .hasSize(6);
  }

  @Test
  void rangesAreSearchedOnlyBySearches() {
    SweepFile file = SweepFile.parse("s.yaml", TOP + "grid: {max_lr: {range: [0.1, 1]}}\n");
    assertThat(faults(file))
        .singleElement()
        .asString()
        .contains("a range that nothing searches, expected values, or a section search with");
  }

  @Test
  void rangeTestsNeedTheWeightDecaysThemselves() {
    SweepFile file =
        SweepFile.parse(
            "s.yaml",
            TOP
                + "grid: {max_lr: lr_find, weight_decay: {range: [0.1, 1]}}\n"
                + "search: {sobol: {settings: 4}}\nlr_find: {}\n");
    assertThat(faults(file)).singleElement().asString().contains("a range beside lr_find");
  }

  @Test
  void theShortestRungNeedsItsRampsToo() {
    SweepFile file =
        SweepFile.parse(
            "s.yaml",
            """
            name: s
            data: mnist
            model: mlp
            train: {epochs: 18, limit: 128}
            grid: {max_lr: [0.1, 0.2], pct: 50}
            search: {halving: {}}
            """);
    assertThat(faults(file))
        .singleElement()
        .asString()
        .contains("grid.pct: 50 is too much for a cycle of 1 iterations");
  }
}
