package io.onecycle.driver.stage.part;

import io.onecycle.worker.data.ChannelMoments;
import io.onecycle.worker.data.staged.Kind;
import io.onecycle.worker.data.staged.StagedPart;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a piece. */
public sealed interface PartOutcome extends Serializable {

  /** What messages call the piece. */
  String source();

  /**
   * Files hold it.
   *
   * @param source what messages call the piece
   * @param kind of its examples
   * @param parts the files, in order; none where the piece has no example
   * @param moments of each channel
   * @param fingerprints of its examples
   * @param skipped why each file that is left out cannot be read
   */
  record Written(
      String source,
      Kind kind,
      List<StagedPart> parts,
      List<ChannelMoments> moments,
      Fingerprints fingerprints,
      List<String> skipped)
      implements PartOutcome {
    public Written {
      // Kept in what is serializable.
      parts = new ArrayList<>(parts);
      moments = new ArrayList<>(moments);
      skipped = new ArrayList<>(skipped);
    }

    /** The same, with files left out. */
    Written without(List<String> unreadable) {
      return new Written(source, kind, parts, moments, fingerprints, unreadable);
    }
  }

  /**
   * It cannot be used.
   *
   * @param source what messages call the piece
   * @param fault why not
   */
  record Unusable(String source, String fault) implements PartOutcome {}

  /** Those that are written. */
  public static List<Written> written(List<PartOutcome> outcomes) {
    return outcomes.stream().filter(Written.class::isInstance).map(Written.class::cast).toList();
  }

  /** All faults; where kinds differ, that is one. */
  public static List<String> faults(List<PartOutcome> outcomes) {
    List<String> faults = new ArrayList<>();
    Optional<Written> first = written(outcomes).stream().findFirst();
    for (PartOutcome one : outcomes) {
      if (one instanceof Unusable unusable) {
        faults.add(unusable.fault);
      } else if (one instanceof Written each && !each.kind.equals(first.orElseThrow().kind)) {
        faults.add(
            "Cannot use %s: %s, expected %s as in %s"
                .formatted(
                    each.source, each.kind, first.orElseThrow().kind, first.orElseThrow().source));
      }
    }
    return faults;
  }
}
