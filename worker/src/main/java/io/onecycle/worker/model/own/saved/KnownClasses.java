package io.onecycle.worker.model.own.saved;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The classes that a file may name: configuration, of Deeplearning4j's own packages. Jackson loads
 * and initialises whatever class a file names before it looks whether it fits, so that any name let
 * through runs that class's code.
 */
final class KnownClasses {

  private static final Set<String> PACKAGES =
      Set.of(
          "org.deeplearning4j.nn.conf.constraint",
          "org.deeplearning4j.nn.conf.distribution",
          "org.deeplearning4j.nn.conf.dropout",
          "org.deeplearning4j.nn.conf.graph",
          "org.deeplearning4j.nn.conf.graph.rnn",
          "org.deeplearning4j.nn.conf.inputs",
          "org.deeplearning4j.nn.conf.layers",
          "org.deeplearning4j.nn.conf.layers.convolutional",
          "org.deeplearning4j.nn.conf.layers.misc",
          "org.deeplearning4j.nn.conf.layers.recurrent",
          "org.deeplearning4j.nn.conf.layers.util",
          "org.deeplearning4j.nn.conf.layers.variational",
          "org.deeplearning4j.nn.conf.preprocessor",
          "org.deeplearning4j.nn.conf.weightnoise",
          "org.deeplearning4j.nn.weights",
          "org.nd4j.linalg.activations.impl",
          "org.nd4j.linalg.learning.config",
          "org.nd4j.linalg.learning.regularization",
          "org.nd4j.linalg.lossfunctions.impl",
          "org.nd4j.linalg.schedule");

  private static final Pattern SIMPLE = Pattern.compile("[A-Z]\\w*(\\$[A-Z]\\w*)?");

  private KnownClasses() {}

  static boolean contains(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0
        && PACKAGES.contains(name.substring(0, dot))
        && SIMPLE.matcher(name.substring(dot + 1)).matches();
  }
}
