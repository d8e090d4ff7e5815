package io.onecycle.driver.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** The file cannot be read any further. */
final class SyntaxException extends Exception {

  static final String NOT_YAML = "not well-formed";
  static final String YAML = "YAML";
  private static final Pattern MARK = Pattern.compile("(?m)^ in '.*', line (\\d+), column \\d+:");
  private static final Pattern ADVICE = Pattern.compile("\\. \\(Do not use .* for indentation\\)");
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String problem;
  private final String expected;

  SyntaxException(int line, String problem, String expected) {
    super(problem);
    this.line = line;
    this.problem = problem;
    this.expected = expected;
  }

  /**
   * Puts the parser's complaint, which quotes the file over many lines, in plain words.
   *
   * @param lineBefore where the parser was before
   */
  static SyntaxException of(JsonProcessingException e, int lineBefore) {
    String message = e.getOriginalMessage();
    int line =
        MARK.matcher(message)
            .results()
            .map(mark -> Integer.valueOf(mark.group(1)))
            .reduce(lineBefore, (context, problem) -> problem);
    // An escape of no character: older parsers just fail, newer ones have words of their own for
    // it.
    String problem =
        message.startsWith("Malformed Number token")
            ? NOT_YAML
            : NOT_YAML + " (" + Shown.oneLine(reason(message)) + ")";
    return new SyntaxException(line, problem, YAML);
  }

  private static String reason(String message) {
    if (message.startsWith("Expected a field name")) {
      return "a key must be a single word";
    }
    // Indented lines quote the file; of the others the last is the problem, the first the context.
    String problem =
        message
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .reduce("unknown", (context, last) -> last);
    return ADVICE.matcher(problem).replaceFirst("");
  }

  /** From 1. */
  int line() {
    return line;
  }

  String problem() {
    return problem;
  }

  String expected() {
    return expected;
  }
}
