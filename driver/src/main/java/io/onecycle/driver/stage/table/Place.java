package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a value was first seen.
 *
 * @param row of the chunk, from 0
 * @param value as text, cut where long
 */
record Place(Chunk chunk, long row, String value) implements Serializable, Comparable<Place> {

  private static final int MOST = 60;

  Place {
    value = value.length() > MOST ? value.substring(0, MOST) + "…" : value;
  }

  @Override
  public int compareTo(Place other) {
    return Comparator.comparing(Place::chunk).thenComparingLong(Place::row).compare(this, other);
  }

  Place or(Place other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
