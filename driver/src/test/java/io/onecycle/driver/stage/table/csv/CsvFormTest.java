package io.onecycle.driver.stage.table.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first lines of files tell. */
class CsvFormTest {

  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a,b\\n1,2\\n~,",
        "a;b\\n1,5;2,5\\n~;",
        "a\\tb\\n1\\t2\\n~tab",
        "a|b\\n1|2\\n~|",
        "a  b\\n1   2\\n~spaces",
        "sep=;\\na;b\\n1;2\\n~;",
        "a,b\\n1;2\\n~,",
        "only\\n1\\n~,",
      })
  void theDelimiterIsTheOneThatDividesAllLinesAlike(String text, String key) throws IOException {
    assertThat(form(text.replace("\\n", "\n").replace("\\t", "\t"), Csv.USUAL).delimiter().key())
        .isEqualTo(key);
  }

  @Test
  void whereTwoDelimitersDivideAllLinesAlikeItIsAskedWhich() {
    assertThatThrownBy(() -> form("a,b;c\n1,2;3\n", Csv.USUAL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(", or ; may stand between")
        .hasMessageContaining("delimiter: \",\"");
  }

  @Test
  void columnsWithoutANameAreToldByTheirPlace() throws IOException {
    CsvForm pandas = form(",a,y\n0,1,x\n", Csv.USUAL);
    assertThat(pandas.names()).containsExactly("_c0", "a", "y");
    assertThat(pandas.unnamed()).containsExactly(0);
    CsvForm r = form("\"a\",\"y\"\n\"1\",5,\"x\"\n\"2\",6,\"z\"\n", Csv.USUAL);
    assertThat(r.names()).containsExactly("_c0", "a", "y");
    assertThat(r.unnamed()).containsExactly(0);
    assertThat(form("a,y\n5,x,\n6,z,\n", Csv.USUAL).unnamed()).containsExactly(2);
    assertThat(form("a,y,\n5,x\n6,z\n", Csv.USUAL).names()).containsExactly("a", "y");
  }

  @Test
  void theByteOrderMarkTellsTheCharacterSetAndIsNoPartOfAName() throws IOException {
    for (Charset set : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      Path file = folder.resolve("bom.csv");
      Files.write(file, "\ufeffa,b\n1,\u00e9\n".getBytes(set));
      CsvForm form = CsvForm.of(file.toUri().toString(), Csv.USUAL, HADOOP);
      assertThat(form.names()).containsExactly("a", "b");
      assertThat(rows(CsvPiece.whole(file.toUri().toString()), form))
          .containsExactly(List.of("1", "\u00e9"));
    }
  }

  @Test
  void zeroBytesAreToldAsUtf16WithoutItsMark() throws IOException {
    Path file = folder.resolve("wide.csv");
    Files.write(file, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
    assertThatThrownBy(() -> CsvForm.of(file.toUri().toString(), Csv.USUAL, HADOOP))
        .hasMessageContaining("say encoding: utf-16le");
    Csv told = new Csv(true, "", List.of(), ".", "", "utf-16le");
    assertThat(CsvForm.of(file.toUri().toString(), told, HADOOP).names()).containsExactly("a", "b");
  }

  @Test
  void piecesHoldEachLineOnceWhereverTheyAreCut() throws IOException {
    StringBuilder text = new StringBuilder("a,b\r\n");
    for (int i = 0; i < 50; i++) {
      text.append(i).append(",x").append("y".repeat(i % 7)).append(i % 3 == 0 ? "\r\n" : "\n");
    }
    CsvForm form = form(text.toString(), Csv.USUAL);
    String file = folder.resolve("t.csv").toUri().toString();
    List<List<String>> all = rows(CsvPiece.whole(file), form);
    assertThat(all).hasSize(50);
    for (int most = 1; most < 40; most++) {
      List<List<String>> cut = new ArrayList<>();
      for (CsvPiece piece : CsvCuts.of(file, text.length(), most, form, HADOOP)) {
        cut.addAll(rows(piece, form));
      }
      assertThat(cut).isEqualTo(all);
    }
  }

  private CsvForm form(String text, Csv csv) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text);
    return CsvForm.of(file.toUri().toString(), csv, HADOOP);
  }

  private static List<List<String>> rows(CsvPiece piece, CsvForm form) {
    List<List<String>> all = new ArrayList<>();
    try (CsvRows rows = new CsvRows(piece, form, HADOOP)) {
      for (Optional<CsvRecord> row = rows.next(); row.isPresent(); row = rows.next()) {
        all.add(row.get().cells());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
