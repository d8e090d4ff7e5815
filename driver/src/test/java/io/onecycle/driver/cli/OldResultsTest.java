package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results folders that version 0.1.0 left behind: one with range tests, several seeds and a metric
 * of its own, one with layer groups and a trial that diverged, one of a search that halves. {@code
 * rows.txt} beside the tables is what that version read in them, {@code compare.txt} what it said.
 */
class OldResultsTest {

  @ParameterizedTest
  @ValueSource(strings = {"decays", "groups", "halving"})
  void everyCellOfEveryTableReadsAsItDid(String name) throws Exception {
    Path folder = folder(name);
    ResultStore store = ResultStore.existing(folder.toString());
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("rows.txt"))) {
      Map<String, String> expected = cells(line);
      String table = line.substring(0, line.indexOf(' '));
      List<? extends Record> candidates =
          switch (table) {
            case "trials" -> store.trial(expected.get("trial_id")).stream().toList();
            case "curves" -> store.curves(expected.get("trial_id"));
            case "lr_find" -> store.lrFind(expected.get("run_id"));
            case "lr_find_summary" -> store.rangeTest(expected.get("run_id")).stream().toList();
            default -> store.comparison(expected.get("key"));
          };
      rows.add(expected);
      assertThat(candidates.stream().map(Cells::of))
          .as(line)
          .anySatisfy(row -> assertThat(row).containsAllEntriesOf(expected));
    }
    assertThat(store.trials())
        .hasSize((int) rows.stream().filter(row -> row.containsKey("outcome")).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"decays", "groups", "halving"})
  void nothingIsOwedToTheSweepThatLeftThem(String name) throws Exception {
    String folder = folder(name).toString();

    Commands.Said planned = Commands.say("plan", folder + "/sweep.yaml", "--out", folder);

    assertThat(planned.code()).as(planned.err()).isZero();
    assertThat(planned.out()).contains(" committed, 0 owed");
    assertThat(Commands.say("status", folder).out()).containsPattern("owed +(at most )?0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"decays", "groups", "halving"})
  void theyAreComparedInTheWordsOfToday(String name) throws Exception {
    Path folder = folder(name);

    Commands.Said compared = Commands.say("compare", folder.toString());

    assertThat(compared.code()).as(compared.err()).isZero();
    assertThat(compared.err()).isEmpty();
    assertThat(compared.out()).isEqualTo(Files.readString(folder.resolve("compare.txt")));
  }

  /** Of layer groups the text is told apart, as the rows have lists. */
  private static Map<String, String> cells(String line) {
    Map<String, String> cells = pairs(line.substring(line.indexOf(' ') + 1), "\\|");
    String groups = cells.getOrDefault("layer_groups", "");
    if (cells.remove("layer_groups") != null) {
      pairs(
              groups.isEmpty()
                  ? "max_lr=[%s];weight_decay=[%s]"
                      .formatted(cells.get("max_lr"), cells.get("weight_decay"))
                  : groups,
              ";")
          .forEach((name, values) -> cells.put(name + "_groups", values));
    }
    return cells;
  }

  private static Map<String, String> pairs(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static Path folder(String name) throws IOException, URISyntaxException {
    return Path.of(OldResultsTest.class.getResource("/results-0.1.0/" + name).toURI());
  }
}
