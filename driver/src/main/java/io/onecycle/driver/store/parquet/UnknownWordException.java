package io.onecycle.driver.store.parquet;

import java.util.Collection;

/** A file has a word that this version does not know: it is whole, and not to be deleted. */
final class UnknownWordException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownWordException(String word, Collection<String> known) {
    super("the word " + word + ", expected one of " + String.join(", ", known));
  }
}
