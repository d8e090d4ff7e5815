package io.onecycle.driver.store.parquet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How rows of one class become the bytes of a file, and rows again. */
public interface RowFormat<T extends Record> {

  /**
   * The bytes of a file that holds the rows, with a note to the file, which readers of its rows do
   * not see.
   *
   * @param notes by keys that begin with {@code onecycle.}
   */
  byte[] encode(List<T> written, Map<String, String> notes);

  /**
   * The rows of a file.
   *
   * @throws CorruptTableException if the bytes are not a whole file
   * @throws IOException if the file is whole but not one of such rows
   */
  List<T> decode(byte[] bytes) throws IOException;

  /**
   * A note to a file; empty if it has none of that key.
   *
   * @throws CorruptTableException if the bytes are not a whole file
   */
  Optional<String> note(byte[] bytes, String key) throws CorruptTableException;
}
