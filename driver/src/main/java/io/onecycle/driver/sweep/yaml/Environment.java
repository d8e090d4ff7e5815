package io.onecycle.driver.sweep.yaml;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of the environment in a file: a dollar sign and braces around a variable's name, or around
 * its name, {@code :-} and what it is where it is unset or empty. They are filled in before the
 * text is read as YAML, so that one may be a number, a list or part of a path; two dollar signs
 * keep what follows as it is. Comments are left alone.
 *
 * @param value of a variable; empty if it is not set
 */
public record Environment(Function<String, Optional<String>> value) {

  static final String ESCAPED = "$${";

  private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}\r\n]*)(\\}?)");
  private static final Pattern CONTENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?");
  private static final String FORM =
      "${NAME} or ${NAME:-otherwise}, or " + ESCAPED + " for the characters themselves";

  /** That of this process. */
  public static Environment ofThisProcess() {
    return new Environment(name -> Optional.ofNullable(System.getenv(name)));
  }

  /** The text with all values filled in; empty, with a fault for each, where one is not set. */
  public Optional<String> fill(String text, FaultList faults) {
    if (!text.contains("${")) {
      return Optional.of(text);
    }
    StringBuilder filled = new StringBuilder();
    boolean isWhole = true;
    int number = 0;
    for (String line : text.split("(?<=\n)", -1)) {
      number++;
      Optional<String> better = line(line, number, faults);
      isWhole &= better.isPresent();
      filled.append(better.orElse(line));
    }
    return isWhole ? Optional.of(filled.toString()) : Optional.empty();
  }

  private Optional<String> line(String line, int number, FaultList faults) {
    int comment = comment(line);
    StringBuilder filled = new StringBuilder();
    Matcher found = REFERENCE.matcher(line.substring(0, comment));
    boolean isWhole = true;
    int from = 0;
    while (found.find()) {
      filled.append(line, from, found.start());
      from = found.end();
      if (found.group().startsWith(ESCAPED)) {
        filled.append(found.group());
      } else {
        Optional<String> value = value(found, number, faults);
        isWhole &= value.isPresent();
        value.ifPresent(
            text -> filled.append(quoted(text, quote(line.substring(0, found.start())))));
      }
    }
    filled.append(line, from, line.length());
    return isWhole ? Optional.of(filled.toString()) : Optional.empty();
  }

  private Optional<String> value(Matcher found, int line, FaultList faults) {
    Matcher content = CONTENT.matcher(found.group(1));
    String shown = Shown.cut(found.group());
    if (found.group(2).isEmpty() || !content.matches()) {
      faults.add("", line, shown, "no variable of the environment", FORM);
      return Optional.empty();
    }
    Optional<String> otherwise = Optional.ofNullable(content.group(2));
    Optional<String> given =
        value
            .apply(content.group(1))
            .filter(text -> otherwise.isEmpty() || !text.isEmpty())
            .or(() -> otherwise);
    if (given.isEmpty()) {
      faults.add(
          "",
          line,
          shown,
          "not set in the environment",
          "a value, or one here for when there is none: ${" + content.group(1) + ":-…}");
    } else if (given.get().chars().anyMatch(c -> c == '\n' || c == '\r')) {
      faults.add("", line, shown, "a text of several lines", "one line");
      return Optional.empty();
    }
    // What it holds is a value, and names no other variable.
    return given.map(text -> text.replace("${", ESCAPED));
  }

  /** As it must be written within such quotes. */
  private static String quoted(String text, char quote) {
    return switch (quote) {
      case '"' -> text.replace("\\", "\\\\").replace("\"", "\\\"");
      case '\'' -> text.replace("'", "''");
      default -> text;
    };
  }

  /** Which quotes are open at the end of the start of a line; a space for none. */
  private static char quote(String start) {
    char open = ' ';
    for (int i = 0; i < start.length(); i++) {
      char c = start.charAt(i);
      if (open == '"' && c == '\\') {
        i++;
      } else if (open != ' ') {
        open = c == open ? ' ' : open;
      } else if ((c == '"' || c == '\'') && (i == 0 || " [{,:".indexOf(start.charAt(i - 1)) >= 0)) {
        // Elsewhere it is an apostrophe.
        open = c;
      }
    }
    return open;
  }

  /** Where a line's comment begins; its end if it has none. */
  private static int comment(String line) {
    for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
      boolean begins = i == 0 || Character.isWhitespace(line.charAt(i - 1));
      if (begins && quote(line.substring(0, i)) == ' ') {
        return i;
      }
    }
    return line.length();
  }
}
