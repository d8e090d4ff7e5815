package io.onecycle.worker.model.own.rules;

/**
 * One thing about a network that cannot be.
 *
 * @param subject such as {@code layer conv1}
 * @param problem what it is or has: "is a …", "has …"
 * @param expected what would do
 */
public record ModelFault(String subject, String problem, String expected) {

  /** {@code layer conv1 has constraints, expected none}. */
  public String message() {
    return subject + " " + problem + ", expected " + expected;
  }
}
