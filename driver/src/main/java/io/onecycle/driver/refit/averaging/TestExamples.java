package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.execute.TaskDevice;
import io.onecycle.driver.refit.RefitData;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.TestOutputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/**
 * What the network says of one worker's test examples, which are built where they are evaluated.
 */
record TestExamples(RefitSpec spec, Broadcast<byte[]> archive)
    implements FlatMapFunction<Integer, TestOutputs> {

  @Override
  public Iterator<TestOutputs> call(Integer worker) throws IOException {
    TaskDevice.use();
    ComputationGraph model =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(archive.value()), false);
    return RefitData.here(spec).test(worker, spec.workers()).stream()
        .map(some -> TestOutputs.of(model, some))
        .iterator();
  }
}
