package io.onecycle.worker.model;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * A network to be built.
 *
 * @param configuration an ordinary Deeplearning4j configuration
 * @param groups the layer group of each layer, from 0 at the input
 */
record NetworkPlan(MultiLayerConfiguration configuration, List<Integer> groups) {

  NetworkPlan {
    groups = List.copyOf(groups);
  }
}
