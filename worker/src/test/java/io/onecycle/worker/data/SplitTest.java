package io.onecycle.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final Dataset data = new Dataset("noise", train, test);

  @Property(tries = 300)
  void everyImageIsEitherHeldOutOrTrainedOn(
      @ForAll @Size(min = 20, max = 300) List<@IntRange(max = 4) Integer> labels,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double share,
      @ForAll long seed) {
    Split split = split(labels, share, ALL, seed);
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
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double share,
      @ForAll long seed) {
    int[] held = split(labels, share, ALL, seed).validationIndices();
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
      @ForAll @IntRange(min = 1, max = 400) int limit,
      @ForAll long seed) {
    Validation validation = new Validation.HeldOut(share, false);
    assertThat(split(labels, share, limit, seed).trainingIndices())
        .hasSize(Split.trainingCount(labels.size(), validation, limit));
  }

  @Test
  void aLimitKeepsTheFirstOfTheRestAndLeavesTheHeldOutExamplesAlone() {
    Validation tenth = new Validation.HeldOut(0.1, false);
    Split whole = Split.of(data, tenth, ALL, 1);
    Split limited = Split.of(data, tenth, 50, 1);
    assertThat(limited.validationIndices()).isEqualTo(whole.validationIndices());
    assertThat(limited.trainingIndices())
        .isEqualTo(IntStream.of(whole.trainingIndices()).limit(50).toArray());
    assertThat(limited.validation()).isSameAs(train);
  }

  @Test
  void holdsOutTheImagesThatResultsAlreadyOnDiskWereValidatedOn() {
    int[] held = Split.of(data, new Validation.HeldOut(0.05, false), ALL, 3).validationIndices();
    assertThat(held).containsExactly(43, 45, 71, 132, 136, 137, 140, 179, 184, 188);
  }

  @Property(tries = 300)
  void tenSeedsInARowHoldOutEveryExampleOnceWhereFoldsFit(
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 4) Integer> tensOfEachClass,
      @ForAll @IntRange(min = -1000, max = 1000) int first) {
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < tensOfEachClass.size(); label++) {
      labels.addAll(Collections.nCopies(10 * tensOfEachClass.get(label), label));
    }
    int[] all =
        IntStream.range(first, first + 10)
            .flatMap(seed -> IntStream.of(split(labels, 0.1, ALL, seed).validationIndices()))
            .sorted()
            .toArray();
    assertThat(all).isEqualTo(IntStream.range(0, labels.size()).toArray());
  }

  @Property(tries = 300)
  void foldsThatDoNotFitMeetInTheLastOneOnly(
      @ForAll @IntRange(min = 21, max = 200) int examples,
      @ForAll @IntRange(min = 2, max = 12) int folds) {
    List<Integer> labels = Collections.nCopies(examples, 0);
    Set<Integer> before = new HashSet<>();
    int held = (int) Math.max(1, Math.round(examples / (double) folds));
    for (int fold = 0; fold < folds; fold++) {
      int[] own = split(labels, 1.0 / folds, ALL, fold).validationIndices();
      long again = IntStream.of(own).filter(before::contains).count();
      assertThat(again).isEqualTo(Math.max(0, (fold + 1) * held - Math.max(examples, fold * held)));
      IntStream.of(own).forEach(before::add);
    }
  }

  @Test
  void aThirdHasThreeFoldsAndSeedsAreCountedAroundThem() {
    assertThat(HeldOutExamples.folds(0.1)).isEqualTo(10);
    assertThat(HeldOutExamples.folds(1 / 3.0)).isEqualTo(3);
    assertThat(HeldOutExamples.folds(0.333)).isEqualTo(4);
    assertThat(HeldOutExamples.folds(0.9)).isEqualTo(2);
    assertThat(heldOut(0.05, true, 3)).isEqualTo(heldOut(0.05, true, 23));
    assertThat(heldOut(0.05, true, 3)).isEqualTo(heldOut(0.05, true, -17));
    assertThat(heldOut(0.05, true, 3)).isNotEqualTo(heldOut(0.05, true, 4));
  }

  @Test
  void oneFoldForAllSeedsIsTheFirstOfThoseThatRotate() {
    assertThat(heldOut(0.05, true, 20)).isEqualTo(heldOut(0.05, false, 7));
    assertThat(heldOut(0.05, false, 8)).isEqualTo(heldOut(0.05, false, 7));
  }

  @Test
  void holdsOutTheFoldThatResultsAlreadyOnDiskWereValidatedOn() {
    assertThat(heldOut(0.05, true, 1)).containsExactly(24, 26, 42, 77, 81, 108, 113, 150, 185, 199);
  }

  @Test
  void allSharesHaveAFoldForAllSeeds() {
    for (double share : new double[] {Double.MIN_VALUE, 1e-12, 0.5, Math.nextDown(0.99)}) {
      for (long seed : new long[] {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE}) {
        int expected = (int) Math.max(1, Math.round(200 * share));
        assertThat(heldOut(share, true, seed)).hasSize(expected);
      }
    }
  }

  @Test
  void theTestSetLeavesAllTrainingImagesToTrainOn() {
    Split split = Split.of(data, TEST, ALL, 1);
    assertThat(split.trainingIndices()).isEqualTo(IntStream.range(0, 200).toArray());
    assertThat(split.validationIndices()).isEqualTo(IntStream.range(0, 30).toArray());
    assertThat(split.training()).isSameAs(train);
    assertThat(split.validation()).isSameAs(test);
    assertThat(Split.of(data, TEST, 7, 1).trainingIndices()).hasSize(7);
    assertThat(Split.trainingCount(200, TEST, ALL)).isEqualTo(200);
    assertThat(Split.trainingCount(200, TEST, 7)).isEqualTo(7);
  }

  @Test
  void aTenthOfFashionMnistLeaves54000Images() {
    assertThat(Split.trainingCount(60_000, new Validation.HeldOut(0.1, false), ALL))
        .isEqualTo(54_000);
  }

  @Test
  void refusesAShareThatLeavesNothingToTrainOn() {
    assertThatThrownBy(() -> Split.trainingCount(10, new Validation.HeldOut(0.97, false), ALL))
        .hasMessage(
            "Invalid validation: 0.97, expected a share that leaves at least one of 10 examples to"
                + " train on");
  }

  @Test
  void aValidationSetThatTheDataComesWithIsThatOfEverySeedAndAllElseIsTrainedOn() {
    Examples own = TinyImages.noise(20, 1, 2, 2, 10);
    Dataset comes = Dataset.inAnyOrder("own", train, Optional.of(own), test);
    Validation usual = new Validation.Usual(new Validation.HeldOut(0.1, true));
    for (long seed : new long[] {1, 2}) {
      Split split = Split.of(comes, usual, ALL, seed);
      assertThat(split.trainingIndices()).isEqualTo(IntStream.range(0, 200).toArray());
      assertThat(split.validation()).isSameAs(own);
      assertThat(split.validationIndices()).isEqualTo(IntStream.range(0, 20).toArray());
    }
    assertThat(Split.of(comes, new Validation.HeldOut(0.1, true), ALL, 1).validation())
        .isSameAs(train);
    assertThat(Split.of(comes, TEST, ALL, 1).validation()).isSameAs(test);
    assertThat(Split.of(data, usual, ALL, 1).validationIndices()).isEqualTo(heldOut(0.1, true, 1));
    assertThat(Split.trainingCount(200, new Validation.Own(), ALL)).isEqualTo(200);
    assertThat(Split.trainingCount(200, usual, ALL)).isEqualTo(180);
    assertThatThrownBy(() -> Split.of(data, new Validation.Own(), ALL, 1))
        .hasMessageContaining("noise comes with no validation set");
  }

  @Test
  void whatIsLearntWholeHasTheValidationSetAfterTheTrainingSet() {
    Examples own = TinyImages.labelled(10, 7, 8);
    Examples first = TinyImages.labelled(10, 3, 4, 5);
    Dataset whole = Dataset.inAnyOrder("own", first, Optional.of(own), first).learntWhole();
    assertThat(whole.validation()).isEmpty();
    assertThat(whole.isInAnyOrder()).isTrue();
    assertThat(whole.train().labels()).containsExactly(3, 4, 5, 7, 8);
  }

  @Property(tries = 200)
  void aLimitOnFilesInAnyOrderTakesEachClassInItsProportion(
      @ForAll @Size(min = 20, max = 300) List<@IntRange(max = 4) Integer> labels,
      @ForAll @IntRange(min = 1, max = 300) int limit,
      @ForAll long seed) {
    List<Integer> sorted = labels.stream().sorted().toList();
    Examples images = TinyImages.labelled(5, sorted.stream().mapToInt(i -> i).toArray());
    Dataset files = Dataset.inAnyOrder("files", images, Optional.empty(), images);
    Split whole = Split.of(files, new Validation.HeldOut(0.1, true), ALL, seed);
    Split split = Split.of(files, new Validation.HeldOut(0.1, true), limit, seed);
    assertThat(split.validationIndices()).isEqualTo(whole.validationIndices());
    int[] trained = split.trainingIndices();
    assertThat(trained).isSorted().doesNotHaveDuplicates();
    assertThat(trained).hasSize(Math.min(limit, whole.trainingIndices().length));
    assertThat(IntStream.of(whole.trainingIndices()).boxed().toList())
        .containsAll(IntStream.of(trained).boxed().toList());
    for (int label = 0; label <= 4; label++) {
      double exact =
          (double) count(whole.trainingIndices(), sorted, label)
              * trained.length
              / whole.trainingIndices().length;
      assertThat((double) count(trained, sorted, label)).isCloseTo(exact, Offset.strictOffset(1.0));
    }
  }

  @Test
  void aLimitOnFilesInAnyOrderIsTheSamePartForAllSeedsAndNotTheFirst() {
    Dataset files = Dataset.inAnyOrder("files", train, Optional.empty(), test);
    int[] part = Split.of(files, TEST, 50, 1).trainingIndices();
    assertThat(Split.of(files, TEST, 50, 2).trainingIndices()).isEqualTo(part);
    assertThat(part).isNotEqualTo(IntStream.range(0, 50).toArray());
    assertThat(Split.of(data, TEST, 50, 1).trainingIndices())
        .isEqualTo(IntStream.range(0, 50).toArray());
  }

  private static long count(int[] indices, List<Integer> labels, int label) {
    return IntStream.of(indices).filter(i -> labels.get(i) == label).count();
  }

  private int[] heldOut(double share, boolean rotate, long seed) {
    return Split.of(data, new Validation.HeldOut(share, rotate), ALL, seed).validationIndices();
  }

  private static Split split(List<Integer> labels, double share, int limit, long seed) {
    Examples images = TinyImages.labelled(5, labels.stream().mapToInt(i -> i).toArray());
    return Split.of(
        new Dataset("labels", images, images), new Validation.HeldOut(share, true), limit, seed);
  }
}
