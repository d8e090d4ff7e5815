package io.onecycle.driver.sweep.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Slips of the pen, and worse, from a seeded source. */
final class Mutations {

  private static final Pattern NUMBER = Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)([eE]-?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[a-z_0-9]{2,}");
  private static final Pattern VALUE = Pattern.compile("(?<=: )[^\\n]+");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "100",
          "1e999",
          "1e-999",
          "NaN",
          ".inf",
          "0x10",
          "1_000",
          "1e-4",
          "+.5",
          "99.9999",
          "2147483648",
          "9223372036854775808",
          "007",
          "1.",
          "\"1\"",
          "0.1",
          "2");
  private static final List<String> VALUES =
      List.of(
          "",
          "~",
          "[]",
          "{}",
          "[[]]",
          "[[0.9, 0.1]]",
          "[0.9, 0.1]",
          "{a: 1}",
          "text",
          "'0.1'",
          "true",
          "[1, 1.0]",
          "[[1, 1], 1]",
          "{step: {at: [1], factor: 2}}",
          "{mlp: {hidden: 7}}",
          "3-layer",
          "{resnet: {depth: 8}}",
          "{resnet: {depth: 56, width: 16, widen: 1, initialisation: he}}",
          "{resnet: {depth: 54}}",
          "[[0.9, 0.1, 0.5]]",
          "&a 1",
          "*a",
          "!!float 1",
          "|\n  1",
          "[1cycle, constant]",
          "test",
          "mlp",
          "mnist");
  private static final String CHARACTERS = " \t\n:,-[]{}#&*!|>'\"%@`?.e0123456789abc_~\\\u0000é😀";

  private final Random random;

  /** What may be done to a text, each as likely as the others. */
  private final List<UnaryOperator<String>> all =
      List.of(
          this::deleteLine,
          this::duplicateLine,
          this::swapLines,
          this::indentLine,
          this::truncate,
          this::insertCharacter,
          this::deleteCharacter,
          this::randomBytes,
          text -> replace(text, NUMBER, pick(NUMBERS)),
          text -> replace(text, NUMBER, pick(NUMBERS)),
          text -> replace(text, VALUE, pick(VALUES)),
          text ->
              replace(text, WORD, pick(List.of("max_lr", "pct", "a", "mnist", "none", "lenet"))));

  Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** One to three mutations, one after the other. */
  String mutate(String text) {
    String mutated = text;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      mutated = pick(all).apply(mutated);
    }
    return mutated;
  }

  private String deleteLine(String text) {
    List<String> lines = lines(text);
    lines.remove(random.nextInt(lines.size()));
    return String.join("\n", lines);
  }

  private String duplicateLine(String text) {
    List<String> lines = lines(text);
    lines.add(random.nextInt(lines.size()), pick(lines));
    return String.join("\n", lines);
  }

  private String swapLines(String text) {
    List<String> lines = lines(text);
    int i = random.nextInt(lines.size());
    lines.set(i, lines.set(random.nextInt(lines.size()), lines.get(i)));
    return String.join("\n", lines);
  }

  private String indentLine(String text) {
    List<String> lines = lines(text);
    int i = random.nextInt(lines.size());
    lines.set(i, random.nextBoolean() ? "  " + lines.get(i) : lines.get(i).stripLeading());
    return String.join("\n", lines);
  }

  private String truncate(String text) {
    return text.substring(0, random.nextInt(text.length() + 1));
  }

  private String insertCharacter(String text) {
    char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    return new StringBuilder(text).insert(random.nextInt(text.length() + 1), c).toString();
  }

  private String deleteCharacter(String text) {
    return text.isEmpty()
        ? text
        : new StringBuilder(text).deleteCharAt(random.nextInt(text.length())).toString();
  }

  private String randomBytes(String text) {
    StringBuilder noise = new StringBuilder();
    random.ints(1 + random.nextInt(8), 0, 256).forEach(b -> noise.append((char) b));
    return new StringBuilder(text).insert(random.nextInt(text.length() + 1), noise).toString();
  }

  private String replace(String text, Pattern pattern, String by) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text;
    }
    MatchResult match = pick(found);
    return text.substring(0, match.start()) + by + text.substring(match.end());
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(List.of(text.split("\n", -1)));
  }
}
