package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.execute.TaskDevice;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/** The names of one worker's shares. Asked for before its network is made, on the same thread. */
final class Names implements FlatMapFunction<List<String>, String> {

  private static final long serialVersionUID = 1;

  @Override
  public Iterator<String> call(List<String> names) {
    TaskDevice.use();
    return names.iterator();
  }
}
