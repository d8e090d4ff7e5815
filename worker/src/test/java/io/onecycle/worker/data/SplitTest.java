package io.onecycle.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SplitTest {

  private static final int ALL = Training.NO_LIMIT;
  private static final Validation TEST = new Validation.TestSet();

  private final Examples train = TinyImages.noise(200, 1, 2, 2, 10);
  private final Examples test = TinyImages.noise(30, 1, 2, 2, 10);

  @Property(tries = 300)
  void everyImageIsEitherHeldOutOrTrainedOn(
      @ForAll @Size(min = 20, max = 300) List<@IntRange(max = 4) Integer> labels,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double share) {
    Split split = split(labels, share, ALL);
    int[] both =
        IntStream.concat(
                IntStream.of(split.trainingIndices()), IntStream.of(split.validationIndices()))
            .sorted()
            .toArray();
    assertThat(both).isEqualTo(IntStream.range(0, labels.size()).toArray());
    assertThat(split.trainingIndices()).isSorted();
    assertThat(split.validationIndices()).isSorted();
  }

  @Property(tries = 300)
  void eachClassIsHeldOutInItsProportionToWithinOneImage(
      @ForAll @Size(min = 20, max = 300) List<@IntRange(max = 4) Integer> labels,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double share) {
    int[] held = split(labels, share, ALL).validationIndices();
    assertThat(held).hasSize((int) Math.max(1, Math.round(labels.size() * share)));
    for (int label = 0; label <= 4; label++) {
      int wanted = label;
      long has = IntStream.of(held).filter(i -> labels.get(i) == wanted).count();
      double members = labels.stream().filter(l -> l == wanted).count();
      assertThat((double) has)
          .isCloseTo(held.length * members / labels.size(), Offset.strictOffset(1.0));
    }
  }

  @Property(tries = 300)
  void trainingCountKnowsTheSizeWithoutTheImages(
      @ForAll @Size(min = 20, max = 300) List<@IntRange(max = 4) Integer> labels,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double share,
      @ForAll @IntRange(min = 1, max = 400) int limit) {
    Validation validation = new Validation.HeldOut(share);
    assertThat(split(labels, share, limit).trainingIndices())
        .hasSize(Split.trainingCount(labels.size(), validation, limit));
  }

  @Test
  void aLimitKeepsTheFirstOfTheRestAndLeavesTheHeldOutExamplesAlone() {
    Validation tenth = new Validation.HeldOut(0.1);
    Split whole = Split.of(train, test, tenth, ALL);
    Split limited = Split.of(train, test, tenth, 50);
    assertThat(limited.validationIndices()).isEqualTo(whole.validationIndices());
    assertThat(limited.trainingIndices())
        .isEqualTo(IntStream.of(whole.trainingIndices()).limit(50).toArray());
    assertThat(limited.validation()).isSameAs(train);
  }

  @Test
  void holdsOutTheImagesThatResultsAlreadyOnDiskWereValidatedOn() {
    int[] held = Split.of(train, test, new Validation.HeldOut(0.05), ALL).validationIndices();
    assertThat(held).containsExactly(43, 45, 71, 132, 136, 137, 140, 179, 184, 188);
  }

  @Test
  void theTestSetLeavesAllTrainingImagesToTrainOn() {
    Split split = Split.of(train, test, TEST, ALL);
    assertThat(split.trainingIndices()).isEqualTo(IntStream.range(0, 200).toArray());
    assertThat(split.validationIndices()).isEqualTo(IntStream.range(0, 30).toArray());
    assertThat(split.training()).isSameAs(train);
    assertThat(split.validation()).isSameAs(test);
    assertThat(Split.of(train, test, TEST, 7).trainingIndices()).hasSize(7);
    assertThat(Split.trainingCount(200, TEST, ALL)).isEqualTo(200);
    assertThat(Split.trainingCount(200, TEST, 7)).isEqualTo(7);
  }

  @Test
  void aTenthOfFashionMnistLeaves54000Images() {
    assertThat(Split.trainingCount(60_000, new Validation.HeldOut(0.1), ALL)).isEqualTo(54_000);
  }

  @Test
  void refusesAShareThatLeavesNothingToTrainOn() {
    assertThatThrownBy(() -> Split.trainingCount(10, new Validation.HeldOut(0.97), ALL))
        .hasMessage(
            "Invalid validation: 0.97, expected a share that leaves at least one of 10 examples to"
                + " train on");
  }

  private static Split split(List<Integer> labels, double share, int limit) {
    Examples images = TinyImages.labelled(5, labels.stream().mapToInt(i -> i).toArray());
    return Split.of(images, images, new Validation.HeldOut(share), limit);
  }
}
