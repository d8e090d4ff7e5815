package io.onecycle.driver.predict;

import java.io.Serializable;
import java.util.Comparator;

/**
 * What a network says of an example.
 *
 * @param file where the example is from
 * @param place of the file among all, from 0
 * @param row of the file, from 1; 0 of an image
 * @param outputs probabilities of classes, or scaled numbers; none where there is a fault
 * @param fault why the example cannot be used; blank where it can
 */
@SuppressWarnings("ArrayRecordComponent") // a vessel, never compared
record Prediction(String file, int place, long row, float[] outputs, String fault)
    implements Serializable {

  boolean isFaulty() {
    return !fault.isBlank();
  }

  /** What they are sorted by. */
  Key key() {
    return new Key(place, row);
  }

  /** The order of the inputs. */
  record Key(int place, long row) implements Serializable, Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparingInt(Key::place).thenComparingLong(Key::row).compare(this, other);
    }
  }
}
