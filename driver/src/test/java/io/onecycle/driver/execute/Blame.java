package io.onecycle.driver.execute;

import java.util.HashMap;
import java.util.Map;

/** What each piece of work may be charged with, by what a world has really done to it. */
final class Blame {

  /** So often a lost machine, or one without data, is nobody's fault, says docs/cluster.md. */
  private static final int PARDONS = 3;

  private final Map<String, Integer> guilt = new HashMap<>();
  private final Map<String, Integer> lost = new HashMap<>();
  private final Map<String, Integer> withoutData = new HashMap<>();

  /** An attempt is work's own fault, or its process's crash while it was there. */
  void charge(String workId) {
    guilt.merge(workId, 1, Integer::sum);
  }

  /** Its executor was lost with its machine, or fell silent. */
  void lose(String workId) {
    if (lost.merge(workId, 1, Integer::sum) > PARDONS) {
      charge(workId);
    }
  }

  /** It was begun where there was no data. */
  void lackData(String workId) {
    if (withoutData.merge(workId, 1, Integer::sum) > PARDONS) {
      charge(workId);
    }
  }

  /** How many attempts of work may be charged. */
  int of(String workId) {
    return guilt.getOrDefault(workId, 0);
  }
}
