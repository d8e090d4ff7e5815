package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.stage.part.TableEncoding;
import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Representation;
import io.onecycle.worker.trial.DataSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which numbers a table becomes. */
class TableNumbersTest {

  private static final String DATA =
      "{source: t.csv, format: csv, target: y, task: regression, missing: mean}";

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void secondsSince1970AreToldApartAsInputsAndAsTargets() {
    List<String> lines = new ArrayList<>(List.of("time,y"));
    IntStream.range(0, 100)
        .forEach(i -> lines.add((i == 50 ? "" : 1_700_000_000L + i) + "," + (5e8 + i / 8.0)));
    Stages.write(folder.resolve("t.csv"), lines.toArray(String[]::new));
    DataSpec.Own own = STAGES.version(DATA, folder);
    Dataset data = Stages.load(own);
    Examples train = data.train();
    TableEncoding.Input time = table(own).inputs().get(0);
    TableEncoding.Output y = table(own).outputs().get(0);
    assertThat(time.offset()).isEqualTo(1_700_000_049.5);
    assertThat(time.offset() + time.fill()).isCloseTo(1_700_000_049.494949, within(1e-5));
    assertThat(data.representation().targetOffsets()).containsExactly(y.offset());
    for (int i = 0; i < 100; i++) {
      assertThat(y.offset() + train.value(i, 0)).isEqualTo(5e8 + i / 8.0);
      if (i != 50) {
        assertThat(time.offset() + train.input(i, 0)).isEqualTo(1_700_000_000.0 + i);
      }
    }
  }

  @Test
  void numbersThatDifferByAnOffsetAreDifferentData() {
    String[] versions = new String[2];
    for (int k = 0; k < 2; k++) {
      List<String> lines = new ArrayList<>(List.of("x,y"));
      long from = 1_700_000_000L + k * 1000L;
      IntStream.range(0, 30).forEach(i -> lines.add(from + i + "," + i));
      Stages.write(folder.resolve("t.csv"), lines.toArray(String[]::new));
      versions[k] = STAGES.version(DATA, folder).version();
    }
    assertThat(versions[0]).isNotEqualTo(versions[1]);
  }

  @Test
  void categoriesAndRareOnesAreShownAsTheyAre() {
    List<String> lines = new ArrayList<>(List.of("a,flag,even,c,y"));
    IntStream.range(0, 1000)
        .forEach(
            i ->
                lines.add(
                    "%d,%d,%d,%s,%d".formatted(i, i == 9 ? 1 : 0, i % 2, i < 3 ? "r" : "s", i)));
    Stages.write(folder.resolve("t.csv"), lines.toArray(String[]::new));
    Dataset data = STAGES.load(DATA.replace("}", ", categorical: c}"), folder);
    assertThat(data.representation())
        .isEqualTo(new Representation(List.of(1, 3, 4), List.of(), List.of("y")));
    Normalisation shown =
        data.normalisation(data.train(), IntStream.range(0, data.train().count()).toArray());
    assertThat(shown.mean()).containsExactly(499.5, 0.0, 0.5, 0.0, 0.0);
    assertThat(shown.sd().subList(1, 5)).containsExactly(1.0, 0.5, 1.0, 1.0);
  }

  private static TableEncoding table(DataSpec.Own own) {
    ResultFiles files = ResultFiles.at(own.location(), new Configuration());
    return Manifest.read(files).orElseThrow().table();
  }
}
