package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.worker.api.Examples;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which columns and rows of a table are learnt from. */
class UsedColumnsTest {

  private static final String TABLE = "{source: t.csv, format: csv, target: y}";

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void whatIgnoreNamesIsLeftOutWhateverItHolds() {
    csv("t.csv", "id,a,bad,b,b,,y", "1,5,oops,1,2,9,x", "2,6,7,3,4,9,z", "3,9,8,5,6,8,x");
    String data = TABLE.replace("}", ", ignore: [id, bad, b, _c5]}");
    assertThat(inputs(data)).containsExactly(5f, 6f, 9f);
    assertThat(STAGES.summary(data, folder))
        .contains("1 inputs, numbers, to mean 0 and deviation 1: a\n")
        .contains(
            "left out: id (as ignore says), bad (as ignore says), b (as ignore says), b (as ignore"
                + " says), _c5 (as ignore says)")
        .doesNotContain("note:");
  }

  @Test
  void aColumnToIgnoreMustBeThere() {
    csv("t.csv", "id,a,y", "1,5,x", "2,6,z");
    assertThatThrownBy(() -> inputs(TABLE.replace("}", ", ignore: [id, ID, b]}")))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("Cannot ignore column ID: expected one of id, a, y")
        .hasMessageContaining("Cannot ignore column b: expected one of id, a, y");
  }

  @Test
  void constantColumnsAndTextsThatNeverRepeatAreLeftOutAndNamed() {
    csv("t.csv", "a,c,t,u,y", "1,7,w,p,x", "2,7.0,w,q,z", "3,7,w,r,x");
    String plain = STAGES.version(TABLE.replace("}", ", ignore: [c]}"), folder).version();
    assertThat(inputs(TABLE)).containsExactly(1f, 2f, 3f);
    assertThat(STAGES.version(TABLE, folder).version()).isEqualTo(plain);
    assertThat(STAGES.summary(TABLE, folder))
        .contains(
            "left out: c (no value but 7), t (no value but w), u (text, another value in each row)");
    String asked = TABLE.replace("}", ", features: [a, c]}");
    assertThat(inputs(asked)).containsExactly(1f, 7f, 2f, 7f, 3f, 7f);
    assertThat(STAGES.summary(asked, folder)).contains("note: c has no value but 7");
  }

  @Test
  void aConstantColumnWithGapsDropsNoRow() {
    csv("t.csv", "a,c,y", "1,7,x", "2,,z", "3,7,x");
    assertThat(inputs(TABLE.replace("}", ", missing: drop}"))).containsExactly(1f, 2f, 3f);
  }

  @Test
  void aTableOfConstantsAloneIsRefusedNamingThem() {
    csv("t.csv", "a,c,y", "1,p,x", "1,p,z");
    assertThatThrownBy(() -> inputs(TABLE))
        .hasMessageContaining("Left out: a (no value but 1), c (no value but p)");
  }

  @Test
  void rowsThatAreDroppedAreInNoClassCount() {
    csv("t.csv", "a,b,y", "1,1,x", ",2,x", "3,3,z", ",4,z", "5,5,x", "6,6,");
    String data = TABLE.replace("}", ", missing: drop}");
    assertThat(inputs(data)).containsExactly(1f, 1f, 3f, 3f, 5f, 5f);
    assertThat(STAGES.summary(data, folder))
        .contains("target y: 2 classes, of rows: x 2, z 1")
        .contains("note: missing: drop leaves out 3 of 6 rows; a has no value in 2 of them");
  }

  @Test
  void dropMustLeaveRowsOfTwoClasses() {
    String data = TABLE.replace("}", ", missing: drop}");
    csv("t.csv", "a,b,y", "1,,x", ",2,z", ",5,x", "3,,x", "4,,x");
    assertThatThrownBy(() -> inputs(data))
        .hasMessageContaining("t.csv: missing: drop leaves none of 5 rows; b has no value in 3 of");
    csv("t.csv", "a,b,y", "1,1,x", "2,2,x", "3,,z");
    assertThatThrownBy(() -> inputs(data))
        .hasMessageContaining("drop leaves rows of class x alone, expected at least two classes");
  }

  private float[] inputs(String data) {
    Examples train = STAGES.load(data, folder).train();
    int width = train.shape().size();
    float[] all = new float[train.count() * width];
    for (int i = 0; i < all.length; i++) {
      all[i] = train.input(i / width, i % width);
    }
    return all;
  }

  private void csv(String name, String... lines) {
    Stages.write(folder.resolve(name), lines);
  }
}
