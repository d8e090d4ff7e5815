package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
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
  private final TreeMap<String, Place> texts = new TreeMap<>();

  void add(Object cell, Cells reading, Chunk chunk, long row) {
    cells++;
    if (reading.isMissing(cell)) {
      missing++;
      firstMissing = earlier(firstMissing, new Place(chunk, row, ""));
      return;
    }
    boolean isNumber = Cells.number(cell).isPresent();
    numbers += isNumber ? 1 : 0;
    if (isNumber && texts.size() > MOST_TEXTS) {
      return;
    }
    String text = Cells.text(cell);
    if (!isNumber) {
      firstText = earlier(firstText, new Place(chunk, row, text));
    }
    if (texts.size() <= MOST_TEXTS) {
      texts.merge(text, new Place(chunk, row, text), Place::or);
    }
  }

  void add(ColumnProfile other) {
    cells += other.cells;
    missing += other.missing;
    numbers += other.numbers;
    firstMissing = earlier(firstMissing, other.firstMissing);
    firstText = earlier(firstText, other.firstText);
    other.texts.forEach(
        (text, place) -> {
          if (texts.size() <= MOST_TEXTS) {
            texts.merge(text, place, Place::or);
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

  /** The different texts, and where each was first seen; incomplete where there are too many. */
  Map<String, Place> texts() {
    return texts;
  }

  private static Place earlier(Place one, Place other) {
    return one == null ? other : other == null ? one : one.or(other);
  }
}
