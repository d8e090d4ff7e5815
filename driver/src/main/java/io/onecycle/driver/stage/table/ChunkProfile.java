package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a chunk holds.
 *
 * @param rows how many
 * @param columns what each holds
 * @param torn rows that cannot be used, the first few
 * @param fault why it could not be read; then the rest says nothing
 */
record ChunkProfile(
    Chunk chunk, long rows, List<ColumnProfile> columns, List<RowFault> torn, String fault)
    implements Serializable {

  ChunkProfile {
    // Kept in what is serializable.
    columns = new ArrayList<>(columns);
    torn = new ArrayList<>(torn);
  }
}
