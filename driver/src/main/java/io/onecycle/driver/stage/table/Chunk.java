package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A piece of a file that Spark reads in one go. However a file is cut, its rows follow each other
 * by chunk and by place in the chunk.
 *
 * @param file its URI
 * @param start where it begins in the file
 */
record Chunk(String file, long start) implements Serializable, Comparable<Chunk> {

  @Override
  public int compareTo(Chunk other) {
    return Comparator.comparing(Chunk::file).thenComparingLong(Chunk::start).compare(this, other);
  }
}
