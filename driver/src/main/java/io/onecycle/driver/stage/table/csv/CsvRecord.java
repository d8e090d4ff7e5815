package io.onecycle.driver.stage.table.csv;

import java.util.List;

/**
 * A record.
 *
 * @param cells its values, quotes taken off
 * @param fault what is wrong with it; empty where nothing is
 * @param hasBreak whether a line ends within quotes
 */
public record CsvRecord(List<String> cells, String fault, boolean hasBreak) {
  public CsvRecord {
    cells = List.copyOf(cells);
  }
}
