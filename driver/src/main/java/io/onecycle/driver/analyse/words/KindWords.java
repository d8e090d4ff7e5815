package io.onecycle.driver.analyse.words;

import io.onecycle.driver.analyse.compare.Alike;
import io.onecycle.driver.analyse.compare.Alike.LeftOut;
import java.util.ArrayList;
import java.util.List;

/** Which trials are not compared, since they are of another kind. */
public final class KindWords {

  private KindWords() {}

  /** A sentence for each kind that is left out, and one of rows that do not say theirs. */
  public static List<String> sentences(Alike alike) {
    List<String> sentences = new ArrayList<>();
    for (LeftOut one : alike.leftOut()) {
      sentences.add(
          "Left out: %s with %s %s, as the others have %s."
              .formatted(Words.count(one.trials(), "trial"), one.key(), one.value(), one.kept()));
    }
    if (alike.unsaid() > 0) {
      sentences.add(
          "%s by an earlier version, and do not say what data they saw nor how it was validated and augmented: they are taken to be like the others."
              .formatted(
                  alike.unsaid() == 1 ? "1 trial was made" : alike.unsaid() + " trials were made"));
    }
    return sentences;
  }
}
