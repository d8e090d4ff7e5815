package io.onecycle.driver.sweep.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlEditTest {

  private static final List<String> MAX_LR = List.of("grid", "max_lr");

  @Test
  void addsToAListAndLeavesAllElseAsItIs() {
    assertThat(
            added(
                """
                # What for: größer 😀
                name: s   # its name
                grid:
                  max_lr: [0.1,
                           0.3 ]  # both
                  div: 10
                """))
        .isEqualTo(
            """
            # What for: größer 😀
            name: s   # its name
            grid:
              max_lr: [0.1,
                       0.3, 1, 3 ]  # both
              div: 10
            """);
  }

  @Test
  void addsToAListWithALineForEachItem() {
    assertThat(added("grid:\n  max_lr:\n    - 0.1\n    - 0.3   # high\n\n# seeds\nseeds: [1]\n"))
        .isEqualTo(
            "grid:\n  max_lr:\n    - 0.1\n    - 0.3   # high\n    - 1\n    - 3\n\n# seeds\nseeds: [1]\n");
  }

  @Test
  void makesAListOfASingleValue() {
    assertThat(added("grid: {max_lr: 0.3}\n")).isEqualTo("grid: {max_lr: [0.3, 1, 3]}\n");
    assertThat(added("grid:\r\n  max_lr: 0.3 # fixed\r\n"))
        .isEqualTo("grid:\r\n  max_lr: [0.3, 1, 3] # fixed\r\n");
  }

  @Test
  void addsBehindItemsThatAreListsThemselves() {
    assertThat(added("grid:\n  max_lr: [[0.95, 0.85], [0.95, 0.9]]"))
        .isEqualTo("grid:\n  max_lr: [[0.95, 0.85], [0.95, 0.9], 1, 3]");
  }

  @Test
  void readsJsonThatIsIndentedWithTabs() {
    assertThat(added("{\n\t\"grid\": {\n\t\t\"max_lr\": [0.1]\n\t}\n}"))
        .isEqualTo("{\n\t\"grid\": {\n\t\t\"max_lr\": [0.1, 1, 3]\n\t}\n}");
  }

  @Test
  void refusesWhatIsNoListOrIsNotThere() {
    assertThat(new YamlEdit("grid: {max_lr: {range: [1, 2]}}").added(MAX_LR, List.of("3")))
        .isEmpty();
    assertThat(new YamlEdit("grid: {div: 10}").added(MAX_LR, List.of("3"))).isEmpty();
    assertThat(new YamlEdit("grid: 1").with(MAX_LR, "3")).isEmpty();
  }

  @Test
  void givesAKeyAnotherValueOrAddsIt() {
    assertThat(with("lr_find: {end_lr: 10, num_it: 50}  # short\n"))
        .isEqualTo("lr_find: {end_lr: 100, num_it: 50}  # short\n");
    assertThat(with("lr_find: {num_it: 50}\n"))
        .isEqualTo("lr_find: {num_it: 50, \"end_lr\": 100}\n");
    assertThat(with("lr_find:\n  num_it: 50  # few\nseeds: 1\n"))
        .isEqualTo("lr_find:\n  num_it: 50  # few\n  end_lr: 100\nseeds: 1\n");
    assertThat(new YamlEdit("name: s").with(List.of("seeds"), "[1, 2]").orElseThrow().text())
        .isEqualTo("name: s\nseeds: [1, 2]");
  }

  private static String added(String text) {
    return new YamlEdit(text).added(MAX_LR, List.of("1", "3")).orElseThrow().text();
  }

  private static String with(String text) {
    return new YamlEdit(text).with(List.of("lr_find", "end_lr"), "100").orElseThrow().text();
  }

  @Test
  void leavesAloneWhatStandsElsewhereTooByAnAlias() {
    YamlEdit shared = new YamlEdit("a: &a [1]\nb: *a\nc: [2]\n");
    assertThat(shared.added(List.of("a"), List.of("3"))).isEmpty();
    assertThat(shared.added(List.of("b"), List.of("3"))).isEmpty();
    assertThat(shared.added(List.of("c"), List.of("3")).map(YamlEdit::text))
        .contains("a: &a [1]\nb: *a\nc: [2, 3]\n");
  }
}
