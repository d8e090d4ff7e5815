package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;

/** Which data set is learnt. */
public sealed interface DataSpec extends Serializable {

  /** The name in tables; it determines the content. */
  String name();

  /** What determines results: the same content has the same, wherever it is and however called. */
  default String content() {
    return name();
  }

  /**
   * A data set that comes with the program, or whose files it knows.
   *
   * @param name as sweeps call it
   * @param known what its files were found to hold: {@code name} if what was published, else {@code
   *     name@digest}; blank where the name says it, as all else is refused, and where the files
   *     have not been looked at
   */
  record BuiltIn(String name, String known) implements DataSpec {
    public BuiltIn {
      Require.that(
          known.isBlank() || known.equals(name) || known.matches(name + "@[0-9a-f]{8,64}"),
          "content",
          known,
          name + ", or " + name + "@ and hexadecimal digits");
    }

    /** Known by its name. */
    public BuiltIn(String name) {
      this(name, "");
    }

    /** Whether its files were looked at. */
    public boolean isKnown() {
      return !known.isBlank();
    }

    @Override
    public String content() {
      return isKnown() ? known : name;
    }
  }

  /** A data set of one's own that is not staged yet: nothing is known of its content. */
  record Unstaged(DataSource source) implements DataSpec {
    @Override
    public String name() {
      return source.label() + " (not staged yet)";
    }
  }

  /**
   * A data set of one's own, staged as files that executors read.
   *
   * @param label as the sweep calls it
   * @param version hexadecimal digits that its content and the way it was read determine
   * @param trainExamples how many there are to learn from, before any are held out, at least 1
   * @param validationExamples how many it has beside to validate on; 0 where it has none
   * @param location the folder or URI of the staged files; of no account for results
   */
  record Own(
      String label, String version, int trainExamples, int validationExamples, String location)
      implements DataSpec {
    public Own {
      Require.that(
          version.matches("[0-9a-f]{8,64}"), "data version", version, "hexadecimal digits");
      Require.that(trainExamples >= 1, "training examples", trainExamples, "at least 1");
      Require.that(
          validationExamples >= 0, "validation examples", validationExamples, "at least 0");
    }

    @Override
    public String name() {
      return label + "@" + version;
    }

    @Override
    public String content() {
      return "own@" + version;
    }
  }
}
