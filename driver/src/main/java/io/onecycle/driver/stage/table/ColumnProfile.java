package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the cells of a column are; grows as cells are told. */
final class ColumnProfile implements Serializable {

  /** Of more different texts than this, only that there are more is kept. */
  static final int MOST_TEXTS = 1000;

  private long cells;
  private long missing;
  private long numbers;
  private Place firstMissing;
  private Place firstText;
  private long alike;
  private Place firstAlike;
  private final NumberRange range = new NumberRange();
  private final TreeMap<String, Seen> texts = new TreeMap<>();

  /**
   * A text.
   *
   * @param place where it was first seen
   * @param count how often; too low where there are too many texts
   */
  record Seen(Place place, long count) implements Serializable {
    Seen or(Seen other) {
      return new Seen(place.or(other.place), count + other.count);
    }
  }

  void add(Object cell, Cells reading, Chunk chunk, long row) {
    cells++;
    if (reading.isMissing(cell)) {
      missing++;
      firstMissing = earlier(firstMissing, new Place(chunk, row, ""));
      return;
    }
    OptionalDouble number = reading.number(cell);
    boolean isNumber = number.isPresent();
    numbers += isNumber ? 1 : 0;
    number.ifPresent(range::add);
    if (isNumber && texts.size() > MOST_TEXTS) {
      return;
    }
    String text = Cells.text(cell);
    if (!isNumber) {
      firstText = earlier(firstText, new Place(chunk, row, text));
      if (!reading.numbers().advice(text).isEmpty()) {
        alike++;
        firstAlike = earlier(firstAlike, new Place(chunk, row, text));
      }
    }
    if (texts.size() <= MOST_TEXTS) {
      texts.merge(text, new Seen(new Place(chunk, row, text), 1), Seen::or);
    }
  }

  void add(ColumnProfile other) {
    cells += other.cells;
    missing += other.missing;
    numbers += other.numbers;
    firstMissing = earlier(firstMissing, other.firstMissing);
    firstText = earlier(firstText, other.firstText);
    alike += other.alike;
    firstAlike = earlier(firstAlike, other.firstAlike);
    range.add(other.range);
    other.texts.forEach(
        (text, seen) -> {
          if (texts.size() <= MOST_TEXTS) {
            texts.merge(text, seen, Seen::or);
          }
        });
  }

  long cells() {
    return cells;
  }

  long missing() {
    return missing;
  }

  /** Cells that hold something. */
  long present() {
    return cells - missing;
  }

  /** Cells that hold a number. */
  long numbers() {
    return numbers;
  }

  boolean isNumeric() {
    return numbers > 0 && numbers == present();
  }

  /** A column of numbers with a slip among them, or written otherwise, is none of text. */
  boolean isMeantAsNumbers() {
    return numbers + alike > 0 && 2 * (numbers + alike) >= present();
  }

  /** The first text that would be a number if it were told how those are written. */
  Optional<Place> firstAlike() {
    return Optional.ofNullable(firstAlike);
  }

  /** Its numbers. */
  NumberRange range() {
    return range;
  }

  /** Whether no value was seen twice, as far as is known: after many, none are kept. */
  boolean isDistinct() {
    return hasTooManyTexts() || texts.size() == present();
  }

  Optional<Place> firstMissing() {
    return Optional.ofNullable(firstMissing);
  }

  /** The first cell that holds something else than a number. */
  Optional<Place> firstText() {
    return Optional.ofNullable(firstText);
  }

  boolean hasTooManyTexts() {
    return texts.size() > MOST_TEXTS;
  }

  /** The different texts, and where each was seen; incomplete where there are too many. */
  SortedMap<String, Seen> texts() {
    return texts;
  }

  private static Place earlier(Place one, Place other) {
    return one == null ? other : other == null ? one : one.or(other);
  }
}
