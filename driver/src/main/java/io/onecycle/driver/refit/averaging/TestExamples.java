package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.execute.TaskDevice;
import io.onecycle.driver.refit.RefitData;
import io.onecycle.driver.refit.RefitSpec;
import java.io.IOException;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.nd4j.linalg.dataset.DataSet;

/** One worker's test examples, built where they are evaluated. */
record TestExamples(RefitSpec spec) implements FlatMapFunction<Integer, DataSet> {

  @Override
  public Iterator<DataSet> call(Integer worker) throws IOException {
    TaskDevice.use();
    return RefitData.here(spec).test(worker, spec.workers()).iterator();
  }
}
