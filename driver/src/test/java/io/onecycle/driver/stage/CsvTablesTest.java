package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.worker.api.Examples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV as strangers have it. */
class CsvTablesTest {

  private static final String TABLE = "{source: t.csv, format: csv, target: y}";

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void doubledQuotesAndLineBreaksWithinThemTearNoRow() {
    csv("t.csv", "name,y,x", "\"a \"\"b, c\"\" d\",0,1", "plain,1,2", "\"two", "lines\\\\\",0,3");
    assertThat(inputs(TABLE)).containsExactly(1f, 2f, 3f);
  }

  @Test
  void aFileWhoseLinesEndWithinQuotesIsTheSameVersionHoweverItIsCut() {
    StringBuilder text = new StringBuilder("y,x,name\n");
    IntStream.range(0, 200)
        .forEach(i -> text.append(i % 2).append(',').append(i).append(",\"a\n1,2,3\nb\"\n"));
    csv("t.csv", text.toString());
    assertThat(STAGES.versionInPiecesOf(64, TABLE, folder))
        .isEqualTo(STAGES.version(TABLE, folder));
    assertThat(inputs(TABLE)).hasSize(200);
  }

  @Test
  void theIndexThatPandasAndRWriteIsLeftOutAndNamed() {
    csv("t.csv", ",a,y", "0,5,x", "1,6,z", "2,7,x");
    assertThat(inputs(TABLE)).containsExactly(5f, 6f, 7f);
    assertThat(STAGES.summary(TABLE, folder))
        .contains("left out: _c0 (no name and another value in each row: an index)")
        .contains("1 inputs, numbers, to mean 0 and deviation 1: a")
        .contains("target y: 2 classes, of rows: x 2, z 1")
        .contains("task: classification");
    csv("t.csv", "\"a\",\"y\"", "\"r1\",5,\"x\"", "\"r2\",6,\"z\"");
    assertThat(inputs(TABLE)).containsExactly(5f, 6f);
  }

  @Test
  void anUnnamedColumnThatMayBeDataIsRefusedUnlessItIsNoFeature() {
    csv("t.csv", "a,,y", "1,5,x", "2,5,z");
    assertThatThrownBy(() -> STAGES.load(TABLE, folder))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("Cannot use column 2: it has no name, but values such as 5")
        .hasMessageContaining("this one as _c1");
    assertThat(inputs("{source: t.csv, format: csv, target: y, features: a}"))
        .containsExactly(1f, 2f);
    assertThat(inputs("{source: t.csv, format: csv, target: y, features: [a, _c1]}"))
        .containsExactly(1f, 5f, 2f, 5f);
  }

  @Test
  void aDelimiterAtTheEndOfEachLineMakesNoColumn() {
    csv("t.csv", "a,y,", "1,x,", "2,z,");
    assertThat(inputs(TABLE)).containsExactly(1f, 2f);
    assertThat(STAGES.summary(TABLE, folder)).contains("left out: _c2 (no name and no value)");
  }

  @Test
  void namesThatDifferInCaseAreDifferentAndRepeatedOnesRefused() {
    csv("t.csv", "Y,y", "1,x", "2,z");
    assertThat(inputs(TABLE)).containsExactly(1f, 2f);
    csv("t.csv", "a,a,y", "1,2,x", "2,3,z");
    assertThatThrownBy(() -> STAGES.load(TABLE, folder))
        .hasMessageContaining("Cannot use column a: columns 1 and 2 are called so");
  }

  @Test
  void excelsLineForTheDelimiterIsNoHeader() {
    csv("t.csv", "sep=;", "a;y", "1;x", "2;z");
    assertThat(inputs(TABLE)).containsExactly(1f, 2f);
  }

  @Test
  void decimalCommasAndGroupsAreToldByColumnOrRead() {
    csv("t.csv", "a;b;y", "1,5;1.000;x", "2,5;2.000;z");
    assertThatThrownBy(() -> STAGES.load(TABLE, folder))
        .hasMessageContaining("t.csv row 1: a: 1,5 is not a number (nor are 1 more of 2 values)")
        .hasMessageContaining("or say decimal: \",\"");
    String told = TABLE.replace("}", ", decimal: \",\", thousands: \".\"}");
    assertThat(inputs(told)).containsExactly(1.5f, 1000f, 2.5f, 2000f);
  }

  @Test
  void runsOfSpacesDivideAndNoHeaderIsNeeded() {
    csv("t.csv", "  1   2.5  x", "  3  4.5  z ");
    assertThat(inputs("{source: t.csv, format: csv, header: false, target: _c2}"))
        .containsExactly(1f, 2.5f, 3f, 4.5f);
  }

  @Test
  void bytesThatAreNotOfTheEncodingAreToldByTheirRow() throws IOException {
    String text = "a,name,y\n1,plain,x\n2,caf\u00e9,z\n";
    Files.write(folder.resolve("t.csv"), text.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> STAGES.load(TABLE, folder))
        .hasMessageContaining("t.csv row 2: bytes E9 are no utf-8")
        .hasMessageContaining("encoding: windows-1252");
    String told =
        "{source: t.csv, format: csv, target: y, categorical: name, encoding: windows-1252}";
    assertThat(STAGES.summary(told, folder)).contains("a 0 or 1 for each value: name (2)");
    Files.write(folder.resolve("t.csv"), ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE));
    assertThat(inputs(TABLE)).containsExactly(1f, 2f);
  }

  @Test
  void pathsAreNoPatternsAndMayHoldColonsAndFoldersMayBeColumns() {
    csv("d[1]*{a}/year=2024/12:30.csv", "a,y", "1,x", "2,z");
    csv("d[1]*{a}/year=2025/12:31.csv", "a,y", "3,x");
    String data = "{source: \"d[1]*{a}\", format: csv, target: y}";
    assertThat(inputs(data)).containsExactly(1f, 2024f, 2f, 2024f, 3f, 2025f);
    csv("d[1]*{a}/other.csv", "a,y", "3,x");
    assertThatThrownBy(() -> STAGES.load(data, folder))
        .hasMessageContaining("columns [year] in the names of its folders, expected [] as of");
  }

  @Test
  void aNumberOfManyValuesIsAskedAboutUnlessTheTaskIsTold() {
    csv("t.csv", rows(i -> i + "," + i / 7.0));
    assertThatThrownBy(() -> STAGES.load(TABLE, folder))
        .hasMessageContaining(
            "Cannot tell what to learn of y: 40 different numbers; task: classification or"
                + " regression?");
    assertThat(STAGES.load(TABLE.replace("}", ", task: regression}"), folder).train().value(7, 0))
        .isEqualTo(1);
    csv("t.csv", rows(i -> i + "," + i % 20));
    assertThat(STAGES.load(TABLE, folder).train().target().outputs()).isEqualTo(20);
  }

  @Test
  void whatIsOddAboutColumnsIsSaid() {
    csv("t.csv", "id,one,text,y", "1,7,p q,0", "2,7,r,1", "3,7,p q,0");
    assertThat(STAGES.summary(TABLE.replace("}", ", task: regression}"), folder))
        .contains("note: id numbers the rows, as an id does; if it tells nothing, say ignore: [id]")
        .contains(
            "left out: one (no value but 7), text (text, 2 different values; could be categorical)")
        .contains("note: y has two different values: is it not two classes?")
        .contains("target y: numbers")
        .contains("task: regression");
  }

  private float[] inputs(String data) {
    Examples train = STAGES.load(data, folder).train();
    return train.features();
  }

  private static String[] rows(java.util.function.IntFunction<String> row) {
    return IntStream.range(-1, 40)
        .mapToObj(i -> i < 0 ? "a,y" : row.apply(i))
        .toArray(String[]::new);
  }

  private void csv(String name, String... lines) {
    Stages.write(folder.resolve(name), lines);
  }
}
