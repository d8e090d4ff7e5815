package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.stage.part.InvalidDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said, without Spark, of text files as people really have them. */
class StrangersTablesTest {

  private static final String TABLE = "{source: \"t (1) [x].csv\", format: csv, target: y}";

  @TempDir private Path folder;

  @Test
  void aMarkQuotedNamesDatesAndADelimiterAtTheEndAreNoTrouble() {
    file(
        "\ufeff\"day\";\"is new\";\"a \"\"b\"\"\";y;\r\n2024-01-05;TRUE;1.5;x;\r\n2024-01-06;false;2.5;z;\r\n");
    assertThat(said(TABLE))
        .contains("rows: 2 training")
        .contains("1 inputs, numbers, to mean 0 and deviation 1: a \"b\"\n")
        .contains(
            "left out: day (text, another value in each row), is new (text, another value in each"
                + " row), _c4 (no name and no value)");
  }

  @Test
  void wordsForMissingValuesAreToldAndReadOnceTheyAreNamed() {
    file("a,b,y\n1,NA,x\n-,2,z\n3,3,x\n5,4,?\n");
    assertThatThrownBy(() -> said(TABLE))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("row 2: a: - is not a number (nor are 0 more of 4 values)")
        .hasMessageContaining("row 1: b: NA is not a number")
        .hasMessageContaining("its text in na");
    String told = TABLE.replace("}", ", missing: drop, na: [NA, '-', '?']}");
    assertThatThrownBy(() -> said(told)).hasMessageContaining("leaves rows of class x alone");
    file("a,b,y\n1,NA,x\n-,2,z\n3,3,x\n5,4,?\n7,7,z\n");
    assertThat(said(told)).contains("rows: 2 training").contains("of rows: x 1, z 1");
  }

  @Test
  void longTextsAreColumnsLikeOthers() {
    file("a,text,y\n1," + "word ".repeat(10_000) + ",x\n2,\"b\nc\",z\n");
    assertThat(said(TABLE)).contains("text (text, another value in each row)");
    file("a,text,y\n1,p,x\n2," + "w".repeat(100_001) + ",z\n");
    assertThatThrownBy(() -> said(TABLE))
        .hasMessageContaining("row 2: a value of more than 100000 characters");
  }

  @Test
  void aHeaderAloneAndAnEmptyFileAreRefused() {
    file("a,y\n");
    assertThatThrownBy(() -> said(TABLE)).hasMessageContaining("t (1) [x].csv: it has no rows");
    file("");
    assertThatThrownBy(() -> said(TABLE)).hasMessageContaining("it is empty, expected a table");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> said(TABLE))
        .hasMessageContaining("t (1) [x].csv: nothing is there, expected a file or a folder");
  }

  private String said(String data) {
    try {
      return Stages.staging(Stages.sweep(data), folder).preview().text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void file(String text) {
    try {
      Files.writeString(folder.resolve("t (1) [x].csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
