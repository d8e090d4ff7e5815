package io.onecycle.driver.report.text;

import java.util.List;
import java.util.regex.Pattern;

/** Pads texts to one width, counted in code points. */
public final class Alignment {

  private static final Pattern NUMBER = Pattern.compile("[-+<]? ?\\d.*");

  private Alignment() {}

  public static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  public static int width(List<String> texts) {
    return texts.stream().mapToInt(Alignment::width).max().orElse(0);
  }

  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** Numbers with their decimal points below each other; other texts flush right. */
  public static List<String> byPoint(List<String> texts) {
    int after =
        texts.stream()
            .filter(Alignment::isNumber)
            .mapToInt(text -> width(text) - point(text))
            .max()
            .orElse(0);
    List<String> padded =
        texts.stream()
            .map(text -> isNumber(text) ? left(text, point(text) + after) : text)
            .toList();
    int width = width(padded);
    return padded.stream().map(text -> right(text, width)).toList();
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Where the point is, or would be. */
  private static int point(String number) {
    int index = 0;
    while (index < number.length() && ".e".indexOf(number.charAt(index)) < 0) {
      index++;
    }
    return index;
  }
}
