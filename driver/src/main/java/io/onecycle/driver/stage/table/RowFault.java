package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A row that cannot be used.
 *
 * @param row of the chunk, from 0
 * @param why what it is and what was expected
 */
record RowFault(Chunk chunk, long row, String why) implements Serializable, Comparable<RowFault> {
  @Override
  public int compareTo(RowFault other) {
    return Comparator.comparing(RowFault::chunk)
        .thenComparingLong(RowFault::row)
        .compare(this, other);
  }
}
