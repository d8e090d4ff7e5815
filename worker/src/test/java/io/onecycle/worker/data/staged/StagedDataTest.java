package io.onecycle.worker.data.staged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedDataTest {

  @TempDir private Path folder;

  @Test
  void partsAreReadAsTheyWereWritten() throws IOException {
    Examples one =
        Examples.images(new Shape(2, 1, 2), new byte[] {1, 2, 3, (byte) 255}, 300, new int[] {299});
    Examples two =
        Examples.images(
            new Shape(2, 1, 2), new byte[] {5, 6, 7, 8, 9, 10, 11, 12}, 300, new int[] {0, 1});
    Dataset data = data(one, two).load("x");
    assertThat(Kind.of(data.train())).isEqualTo(Kind.of(one));
    assertThat(IntStream.range(0, 3).map(data.train()::label)).containsExactly(299, 0, 1);
    assertThat(data.train().input(0, 3)).isEqualTo(255);
    assertThat(data.train().input(2, 0)).isEqualTo(9);
    assertThat(data.test().count()).isZero();
  }

  @Test
  void numbersToLearnAndFeaturesAreReadAsTheyWereWritten() throws IOException {
    Examples one =
        Examples.features(Shape.features(2), new float[] {1.5f, -2}, 3, new float[] {1e30f, 0, -1});
    Examples train = data(one).load("x").train();
    assertThat(train.input(0, 1)).isEqualTo(-2);
    assertThat(train.value(0, 0)).isEqualTo(1e30f);
    assertThat(train.value(0, 2)).isEqualTo(-1);
  }

  @Test
  void whatDoesNotFitIntoTheHeapIsToldInMegabytes() {
    Kind kind = new Kind(Shape.features(1000), false, true, 2);
    StagedPart huge = new StagedPart("a.part", Integer.MAX_VALUE, 1, "00");
    StagedData data =
        new StagedData(folder, kind, List.of(huge), List.of(), List.of(), Optional.empty());
    assertThatThrownBy(() -> data.load("planets@1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot load planets@1: its 2147483647 examples take 8200191 MB")
        .hasMessageContaining("raise spark.executor.memory");
  }

  @Test
  void aPartOfAnotherKindIsRefused() throws IOException {
    Examples one = Examples.features(Shape.features(1), new float[] {1}, 2, new int[] {1});
    StagedPart part = write("a.part", one);
    Kind other = new Kind(Shape.features(2), false, true, 2);
    StagedData data =
        new StagedData(folder, other, List.of(part), List.of(), List.of(), Optional.empty());
    assertThatThrownBy(() -> data.load("x"))
        .hasMessageContaining("it holds 1 of 1 features, 2 classes, expected 1 of 2 features");
  }

  private StagedData data(Examples... parts) throws IOException {
    List<StagedPart> written = new java.util.ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      written.add(write(i + ".part", parts[i]));
    }
    return new StagedData(
        folder, Kind.of(parts[0]), written, List.of(), List.of(), Optional.empty());
  }

  private StagedPart write(String name, Examples examples) throws IOException {
    byte[] file = StagedPart.encode(examples);
    Files.write(folder.resolve(name), file);
    return StagedPart.of(name, examples.count(), file);
  }
}
