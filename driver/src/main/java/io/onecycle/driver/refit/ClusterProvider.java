package io.onecycle.driver.refit;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** What can train one model over a cluster. Builds for a Spark that dl4j-spark lacks have none. */
@FunctionalInterface
public interface ClusterProvider {

  /** The one of this build, if it has one. */
  static Optional<ClusterProvider> find() {
    return find(ClusterProvider.class.getClassLoader());
  }

  /** The one whose service file {@code loader} sees. */
  static Optional<ClusterProvider> find(ClassLoader loader) {
    return ServiceLoader.load(ClusterProvider.class, loader).findFirst();
  }

  /**
   * Starts Spark.
   *
   * @param settings on top of those that spark-submit passed, e.g. {@code spark.master}
   * @throws IllegalArgumentException if they ask for GPUs in a way that cannot work
   */
  Cluster start(Map<String, String> settings);
}
