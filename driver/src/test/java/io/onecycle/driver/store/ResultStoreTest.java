package io.onecycle.driver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.parquet.RecordTable;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.SampleRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

  @TempDir Path root;
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(root.toString());
  }

  private Path cut(String name) throws IOException {
    Path file = root.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    return file;
  }

  @Test
  void keepsATrialAndItsCurve() {
    store.commit(SampleRows.trial("a"), SampleRows.curve("a", 30));
    store.commit(SampleRows.trial("b"), List.of());

    assertThat(store.trials()).containsExactly(SampleRows.trial("a"), SampleRows.trial("b"));
    assertThat(store.curves("a")).isEqualTo(SampleRows.curve("a", 30));
    assertThat(store.curves("b")).isEmpty();
    assertThat(store.curves("c")).isEmpty();
    assertThat(root.resolve("trials/a.parquet")).exists();
    assertThat(root.resolve("curves/a.parquet")).exists();
  }

  @Test
  void aTrialRunAgainReplacesTheEarlierAttempt() {
    store.commit(SampleRows.trial("a", Ending.FAILED, 1), SampleRows.curve("a", 3));
    store.commit(SampleRows.trial("a", Ending.COMPLETED, 2), SampleRows.curve("a", 30));

    assertThat(store.trials()).containsExactly(SampleRows.trial("a", Ending.COMPLETED, 2));
    assertThat(store.curves("a")).hasSize(30);
  }

  @Test
  void aTrialCountsOnlyOnceItsRowIsThere() throws IOException {
    store.commit(SampleRows.trial("a"), SampleRows.curve("a", 3));
    Files.delete(root.resolve("trials/a.parquet"));

    assertThat(store.trials()).isEmpty();
  }

  @Test
  void aTrialWhoseCurveCannotBeKeptIsNotCommitted() throws IOException {
    Files.writeString(root.resolve("curves"), "a file");

    assertThatThrownBy(() -> store.commit(SampleRows.trial("a"), SampleRows.curve("a", 3)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write results to " + root + "/curves/a.parquet: ");
    assertThat(store.trials()).isEmpty();
  }

  @Test
  void aCurveOfAnotherTrialIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.commit(SampleRows.trial("a"), SampleRows.curve("b", 1)))
        .withMessage("Invalid curve's trial_id: b, expected a");
  }

  @Test
  void anIdThatLeavesTheFolderIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.commit(SampleRows.trial("../a"), List.of()))
        .withMessageStartingWith("Invalid curves: ../a, expected a file name");
  }

  @Test
  void everyCorruptTrialIsNamedWithWhatToDo() throws IOException {
    for (String id : List.of("a", "b", "c")) {
      store.commit(SampleRows.trial(id), SampleRows.curve(id, 3));
    }
    cut("trials/a.parquet");
    Files.write(root.resolve("trials/c.parquet"), new byte[0]);

    assertThatThrownBy(store::trials)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(
            "Cannot read results from " + root + "/trials/a.parquet: corrupt or cut short (")
        .hasMessageContaining(
            "; delete it and run the sweep again: this trial will be run again\nCannot read"
                + " results from "
                + root
                + "/trials/c.parquet: ")
        .hasMessageNotContaining("b.parquet");
    assertThat(store.curves("a")).hasSize(3);
    Files.delete(root.resolve("trials/a.parquet"));
    Files.delete(root.resolve("trials/c.parquet"));
    assertThat(store.trials()).containsExactly(SampleRows.trial("b"));
  }

  @Test
  void aCorruptCurveIsNamedAndTheOthersStayReadable() throws IOException {
    store.commit(SampleRows.trial("a"), SampleRows.curve("a", 3));
    store.commit(SampleRows.trial("b"), SampleRows.curve("b", 3));
    Path file = cut("curves/a.parquet");

    assertThatThrownBy(() -> store.curves("a"))
        .hasMessageStartingWith("Cannot read results from " + file + ": corrupt or cut short (")
        .hasMessageEndingWith(
            "; delete it and the file of the same name in trials, and run the sweep again: this"
                + " trial will be run again");
    assertThat(store.curves("b")).hasSize(3);
  }

  @Test
  void aFileWithoutANeededColumnIsNotToBeDeleted() throws IOException {
    record Other(String trialId) {}
    byte[] file = new RecordTable<>(Other.class).encode(List.of(new Other("a")));
    Files.createDirectories(root.resolve("trials"));
    Files.write(root.resolve("trials/a.parquet"), file);

    assertThatThrownBy(store::trials)
        .hasMessageContaining("trials/a.parquet: no column sweep (written by onecycle ")
        .hasMessageNotContaining("delete");
  }

  @Test
  void keepsComparisonsByKey() {
    Random random = new Random(1);
    ComparisonRow row = SampleRows.random(ComparisonRow.class, random);
    store.writeComparison("weight_decay", List.of());
    store.writeComparison("weight_decay", List.of(row));

    assertThat(store.comparison("weight_decay")).containsExactly(row);
    assertThat(store.comparison("max_lr")).isEmpty();
    assertThat(root.resolve("comparison/weight_decay.parquet")).exists();
  }

  @Test
  void keepsTheSweepFileToTheByte() {
    assertThat(store.sweep()).isEmpty();
    byte[] yaml = {'a', ':', ' ', (byte) 0xc3, (byte) 0xa4, '\r', '\n'};
    store.putSweep(yaml);

    assertThat(store.sweep()).contains(yaml);
    assertThat(root.resolve("sweep.yaml")).hasBinaryContent(yaml);
  }

  @Test
  void resultsExistOnceASweepHasBegun() {
    assertThat(store.exists()).isFalse();
    store.putSweep(new byte[0]);
    assertThat(ResultStore.existing(root.toString()).trials()).isEmpty();
  }

  @Test
  void resultsExistWithoutASweepFileToo() {
    store.commit(SampleRows.trial("a"), List.of());

    assertThat(ResultStore.existing(root + "/").trials()).hasSize(1);
  }

  @Test
  void openingAFolderThatIsNotThereOrHoldsNoResultsIsAnError() {
    for (Path folder : List.of(root, root.resolve("nowhere"))) {
      assertThatThrownBy(() -> ResultStore.existing(folder.toString()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "Cannot read results from "
                  + folder
                  + ": no results there, expected a sweep's folder");
    }
  }

  @Test
  void openingAFileIsAnError() throws IOException {
    Path file = Files.writeString(root.resolve("sweep.yaml"), "");

    assertThatThrownBy(() -> ResultStore.existing(file.toString()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Not a directory");
  }
}
