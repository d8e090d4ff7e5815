package io.onecycle.worker.model;

import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A network to be built.
 *
 * @param configuration an ordinary Deeplearning4j configuration of one input and one output
 * @param groups the layer group of each layer by its name, from 0 at the input
 */
record NetworkPlan(ComputationGraphConfiguration configuration, Map<String, Integer> groups) {

  NetworkPlan {
    groups = Map.copyOf(groups);
  }
}
