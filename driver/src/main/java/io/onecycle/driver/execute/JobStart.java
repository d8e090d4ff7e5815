package io.onecycle.driver.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.scheduler.SparkListenerJobStart;
import scala.collection.Iterator;

/** What Spark tells of a job that begins, as Java has it. */
final class JobStart {

  private JobStart() {}

  static List<Integer> stages(SparkListenerJobStart start) {
    List<Integer> ids = new ArrayList<>();
    for (Iterator<Object> each = start.stageIds().iterator(); each.hasNext(); ) {
      ids.add((Integer) each.next());
    }
    return ids;
  }

  /** A property of the thread that submitted it; empty where it has none of that name. */
  static Optional<String> property(SparkListenerJobStart start, String key) {
    return Optional.ofNullable(start.properties())
        .flatMap(properties -> Optional.ofNullable(properties.getProperty(key)));
  }
}
