package io.onecycle.driver.stage.table;

import io.onecycle.driver.form.InputForm;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Makes of a row what a saved network is given.
 *
 * @param columns the place of each of the form's columns
 */
record RowEncoder(InputForm form, List<Integer> columns, Cells cells) implements Serializable {

  float[] encode(Row row) {
    float[] inputs = new float[form.channels()];
    int at = 0;
    for (int i = 0; i < columns.size(); i++) {
      InputForm.Column column = form.columns().get(i);
      Object cell = row.get(columns.get(i));
      int is = column.holdsNumbers() ? 0 : column.values().indexOf(Cells.text(cell));
      for (int k = 0; k < column.inputs(); k++) {
        double raw = column.holdsNumbers() ? number(column, cell) : k == is ? 1 : 0;
        inputs[at++] = (float) ((raw - column.mean().get(k)) / column.sd().get(k));
      }
    }
    return inputs;
  }

  private double number(InputForm.Column column, Object cell) {
    return cells.isMissing(cell)
        ? column.fill()
        : cells.number(cell).orElseThrow() - column.offset();
  }
}
