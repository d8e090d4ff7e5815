package io.onecycle.worker.model.own.rules;

import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.deeplearning4j.nn.conf.graph.UnstackVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;

/** What a vertex that is no layer may be. */
final class VertexRules {

  private VertexRules() {}

  static void check(String name, GraphVertex vertex, ModelFaults faults) {
    String type = "is a " + vertex.getClass().getSimpleName();
    boolean ofSequences =
        vertex instanceof LastTimeStepVertex
            || vertex instanceof DuplicateToTimeSeriesVertex
            || vertex instanceof ReverseTimeSeriesVertex
            || vertex instanceof AttentionVertex;
    faults.unless(
        !ofSequences,
        name,
        type,
        "vertices of images or features: recurrent networks and sequences are not supported");
    faults.unless(
        !(vertex instanceof StackVertex || vertex instanceof UnstackVertex),
        name,
        type + ", which makes other examples of those it is given",
        "vertices that make one of each");
    faults.unless(
        !(vertex instanceof FrozenVertex),
        name,
        "is frozen",
        "layers that all train: put it into a layer group of its own");
    faults.unless(
        ofSequences || vertex instanceof FrozenVertex || vertex.numParams(false) == 0,
        name,
        type + " with parameters of its own",
        "parameters in layers alone");
  }
}
