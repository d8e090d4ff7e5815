package io.onecycle.driver.store.parquet;

import java.io.IOException;

/** A file that is not a whole Parquet file. */
public final class CorruptTableException extends IOException {

  CorruptTableException(Exception cause) {
    super("corrupt or cut short (" + cause.getMessage() + ")", cause);
  }
}
