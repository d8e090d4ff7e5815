package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import io.onecycle.driver.table.TrialInputs;
import io.onecycle.driver.table.TrialKey;
import io.onecycle.driver.table.TrialRow;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsBetterTest {

  @TempDir private Path folder;

  private String good;
  private String poor;
  private String alike;

  @BeforeEach
  void threeSweeps() throws Exception {
    good =
        store("good", SampleTrials.none().completed(1e-3, 0.3, 0.86, 0.864, 0.858, 0.863, 0.861));
    poor =
        store(
            "poor",
            SampleTrials.none()
                .completed(1e-3, 0.3, 0.81, 0.82, 0.809, 0.812, 0.811)
                .completed(1e-2, 0.3, 0.840, 0.841, 0.836, 0.845, 0.838));
    alike =
        store("alike", SampleTrials.none().completed(1e-3, 0.3, 0.859, 0.865, 0.86, 0.861, 0.859));
  }

  private String store(String name, SampleTrials trials) throws Exception {
    Path root = folder.resolve(name);
    ResultStore store = ResultStore.at(root.toString());
    for (TrialRow row : trials.rows()) {
      TrialKey key = row.key();
      TrialRow named =
          SampleRows.with(
              row,
              new TrialKey(name, name + key.trialId(), key.settingId(), key.seed(), key.rung()));
      store.commit(named, SampleReports.curve(named));
    }
    return root.toString();
  }

  private static Commands.Said isBetter(String... folders) throws Exception {
    String[] command = new String[folders.length + 2];
    command[0] = "compare";
    command[1] = "--is-better";
    System.arraycopy(folders, 0, command, 2, folders.length);
    return Commands.say(command);
  }

  @Test
  void answersByItsExitCode() throws Exception {
    Commands.Said yes = isBetter(good, poor);
    assertThat(yes.code()).as(yes.err()).isZero();
    assertThat(yes.out())
        .startsWith("Yes: good is better than poor by 0.0212 (95 % CI +0.0")
        .contains("They tried different numbers of settings (good 1, poor 2)");
    Commands.Said no = isBetter(poor, good);
    assertThat(no.code()).isEqualTo(1);
    assertThat(no.out()).startsWith("No: poor is worse than good by 0.0212 (95 % CI -0.0");
    Commands.Said open = isBetter(good, alike);
    assertThat(open.code()).isEqualTo(2);
    assertThat(open.out().replaceAll("\\s+", " "))
        .startsWith("Not known: good is ahead of alike by 0.0004 (")
        .containsPattern("about \\d+ more seeds of each would show such a difference in 80 %");
  }

  @Test
  void saysTheSameAsJson() throws Exception {
    Commands.Said said = isBetter(good, alike, "--format", "json");
    assertThat(said.code()).isEqualTo(2);
    JsonNode json = new ObjectMapper().readTree(said.out());
    assertThat(json.get("answer").asText()).isEqualTo("more_seeds");
    assertThat(json.get("more_seeds").asInt()).isBetween(1, 1000);
    assertThat(json.get("ci95_low").asDouble()).isNegative();
    assertThat(json.get("ci95_high").asDouble()).isPositive();
    assertThat(json.get("p_better").asDouble()).isBetween(0.3, 0.9);
    assertThat(json.get("warnings")).isEmpty();
  }

  @Test
  void whateverGoesWrongHasACodeOfItsOwn() throws Exception {
    Commands.Said one = isBetter(good);
    assertThat(one.code()).isEqualTo(3);
    assertThat(one.err()).contains("--is-better with 1 results folders, expected two");
    assertThat(isBetter(good, good).code()).isEqualTo(3);
    assertThat(isBetter(good, folder + "/./good/").err()).contains("was given twice");
    assertThat(isBetter("file:" + good, good).err()).contains("was given twice");
    assertThat(isBetter(good, folder.resolve("none").toString()).code()).isEqualTo(3);
    assertThat(isBetter(good, poor, "--no-such-option").code()).isEqualTo(3);
    String failed = store("failed", SampleTrials.none().ended(Ending.FAILED, 1e-3, 0.3, 1, 2));
    Commands.Said none = isBetter(good, failed);
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("no trial has completed; expected a sweep with trials");
    assertThat(Commands.say("compare", good, "--no-such-option").code()).isEqualTo(2);
  }

  @Test
  void sweepsThatWereValidatedOnDifferentExamplesAreNotCompared() throws Exception {
    String held = store("held", validated("0.1,rotating"));
    String tested = store("tested", validated("test"));
    Commands.Said said = isBetter(held, tested);
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.err()).contains("were validated on 0.1,rotating, test: expected the same");
  }

  @Test
  void whatElseDiffersIsSaid() throws Exception {
    SampleTrials trials = validated("test");
    String plain = store("plain", trials);
    String augmented =
        store(
            "augmented",
            new SampleTrials(
                trials.rows().stream()
                    .map(
                        row ->
                            row.with(
                                new TrialInputs(
                                    row.inputs().dataContent(),
                                    row.inputs().validation(),
                                    Optional.empty(),
                                    Optional.of("flip"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty())))
                    .toList()));
    assertThat(isBetter(plain, augmented).out().replaceAll("\\s+", " "))
        .contains(
            "They differ in augment (augmented flip; plain none): what is better may be that.");
  }

  private static SampleTrials validated(String validation) {
    TrialInputs inputs =
        new TrialInputs(
            Optional.of("fashion-mnist"),
            Optional.of(validation),
            Optional.empty(),
            Optional.of("none"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new SampleTrials(
        SampleTrials.none().completed(1e-3, 0.3, 0.86, 0.864, 0.858, 0.863, 0.861).rows().stream()
            .map(row -> row.with(inputs))
            .toList());
  }

  @Test
  void sweepsAreComparedByTheirBestSetting() throws Exception {
    Commands.Said said = Commands.say("compare", good, poor, alike, "--by", "sweep");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("Choose sweep good", "alike (", "poor is worse by 0.0212")
        .contains("They tried different numbers of settings (good 1, poor 2, alike 1)");
  }
}
