package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.refit.Cluster;
import io.onecycle.driver.refit.ClusterProvider;
import java.util.Map;

/** Offers parameter averaging; found as a service, so that builds without dl4j-spark do without. */
public final class Averaging implements ClusterProvider {

  @Override
  public Cluster start(Map<String, String> settings) {
    return SparkCluster.start(settings);
  }
}
