package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.NotCoveredException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Says what about something is not covered.
 *
 * @param subject such as {@code Layer conv1}
 */
record Refusal(String subject) {

  /** Throws unless {@code covered}; the words go on from the subject: "has", 2, "inputs". */
  void unless(boolean covered, Object... words) throws NotCoveredException {
    if (!covered) {
      throw because(words);
    }
  }

  NotCoveredException because(Object... words) {
    return new NotCoveredException(
        Arrays.stream(words)
            .map(String::valueOf)
            .collect(Collectors.joining(" ", subject + " ", "")));
  }
}
