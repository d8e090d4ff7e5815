package io.onecycle.worker.trial;

import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a network of one's own comes from. */
public sealed interface OwnModel extends Serializable {

  LayerGroups groups();

  /** SHA-256 of its content, hexadecimal. */
  String digest();

  /** All that determines the network, and nothing of where it lies. */
  String identity();

  /**
   * A file that Deeplearning4j wrote, or could have.
   *
   * @param digest SHA-256 of its content, hexadecimal
   * @param fresh whether weights that it holds are left out of account
   */
  record Saved(String digest, boolean fresh, LayerGroups groups) implements OwnModel {
    public Saved {
      Require.that(digest.matches("[0-9a-f]{64}"), "digest", digest, "64 hexadecimal digits");
    }

    @Override
    public String identity() {
      return "saved=" + digest + ";fresh=" + fresh + ";groups=" + groups;
    }
  }

  /**
   * A class that configures it.
   *
   * @param className of a {@code Network}
   * @param arguments by name, each a word or a list of them
   * @param digest SHA-256 of the code that it is part of, hexadecimal
   */
  record Coded(
      String className, Map<String, List<String>> arguments, String digest, LayerGroups groups)
      implements OwnModel {
    public Coded {
      arguments = new TreeMap<>(arguments);
      arguments.replaceAll((name, words) -> List.copyOf(words));
      Require.that(digest.matches("[0-9a-f]{64}"), "digest", digest, "64 hexadecimal digits");
    }

    @Override
    public String identity() {
      return "class=%s;code=%s;arguments=%s;groups=%s"
          .formatted(className, digest, arguments, groups);
    }
  }
}
