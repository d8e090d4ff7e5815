package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;

/** Sweeps that search, as people write them. */
final class Searches {

  /** 27 settings for each of four weight decays. */
  static final String LISTS =
      """
        max_lr: [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1.0]
        div: [5, 10, 20]
        weight_decay: [1e-2, 3e-3, 1e-3, 1e-4]
      """;

  static final String RANGES =
      """
        max_lr: {range: [0.003, 3]}
        div: {range: [4, 40], scale: log}
        momentum: {max: 0.95, min: {range: [0.7, 0.95]}}
        weight_decay: [1e-2, 3e-3, 1e-3, 1e-4]
      """;

  static final String ALL_RANGES =
      """
        max_lr: {range: [0.003, 3]}
        weight_decay: {range: [1e-5, 1e-1]}
      """;

  private Searches() {}

  /**
   * A sweep of 18 epochs with three seeds.
   *
   * @param grid indented by two
   * @param search on one line
   */
  static SweepSpec of(String grid, String search) {
    return of(grid, search, "[1, 2, 3]");
  }

  static SweepSpec of(String grid, String search, String seeds) {
    String text =
        // The closed form draws its noise by ids: with these the worlds are those of before.
        "name: s\ndata: mnist\nmodel: mlp\n"
            + "train: {epochs: 18, limit: 1280, validation: {share: 0.1, rotate: false}}\ngrid:\n"
            + grid
            + (search.isEmpty() ? "" : "search: " + search + "\n")
            + "seeds: "
            + seeds
            + "\n";
    SweepFile file = SweepFile.parse("s.yaml", text);
    assertThat(file).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) file).spec();
  }
}
