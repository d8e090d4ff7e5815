package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.audit.Check;
import java.util.List;

/** What an audit has looked at, in words. */
public final class CheckWords {

  private CheckWords() {}

  /** {@code best weight_decay at an end of its values: 3 %}. */
  public static String line(Check check) {
    return subject(check)
        + noEnds(check)
        + check.left().map(why -> ": not known, " + left(why)).orElse("")
        + check.chance().map(chance -> ": " + AuditWords.percent(chance)).orElse("");
  }

  private static String subject(Check check) {
    String axis = check.axis().map(one -> one.key()).orElse("");
    return switch (check.subject()) {
      case EDGE -> "best %s at an end of its values".formatted(axis);
      case TUNING -> "best %s at an end for some value asked about".formatted(axis);
      case SPACING -> "a better %s between the best and its neighbours".formatted(axis);
      case DIVERGENCE -> "share of trials that diverged";
      case LENGTH -> "longer training better";
      case WINDOW -> "range tests within their window";
      case RANGE_SEEDS -> "range tests differ between seeds by more than a factor of 2";
    };
  }

  /** {@code (0 is no end)}. */
  private static String noEnds(Check check) {
    List<String> ends = check.noEnds().stream().map(Digits::shortest).toList();
    return ends.isEmpty()
        ? ""
        : " (%s %s)".formatted(Words.list(ends), ends.size() == 1 ? "is no end" : "are no ends");
  }

  private static String left(Check.Left why) {
    return switch (why) {
      case ONE_SEED -> "as no chance shows between seeds";
      case NOT_NUMBERS -> "as its values are not numbers in one order";
      case RANGE -> "as it is a range that was searched";
      case NO_NEIGHBOURS -> "as the best has no neighbour on one side";
      case ONE_LENGTH -> "as all trials were equally long: every 1cycle curve ends flat";
      case ONE_TEST -> "as there is one test for each weight decay";
    };
  }
}
