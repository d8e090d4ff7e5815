package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onecycle.worker.api.Arguments;
import io.onecycle.worker.api.Metric;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.api.Truth;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

class TwoPathsTest {

  @Test
  void putsOutWhatTheDataHas() {
    Arguments args = new Arguments(Map.of("width", List.of("4")));
    ComputationGraphConfiguration configuration =
        new TwoPaths().configure(new Shape(3, 20, 24), new Target.Classes(7), args);
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    // 5×5 and 3×3 windows and their biases; then 4 numbers to 7 classes.
    assertEquals(300 + 4 + 144 + 4 + 400 + 4 + 28 + 7, graph.numParams());
  }

  @Test
  void theWorstClassIsTheOneThatIsFoundLeast() {
    Metric.Tally tally = new WorstRecall().start(new Target.Classes(2));
    float[] outputs = {1, 0, 0, 1, 1, 0};
    tally.add(outputs, new Truth(3, new int[] {0, 1, 1}, new float[0]));
    assertEquals(0.5, tally.value());
  }
}
