package io.onecycle.driver.execute;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.scheduler.SparkListenerJobStart;
import scala.collection.Iterator;

/** The stages of a job, as Java has it. */
final class StageIds {

  private StageIds() {}

  static List<Integer> of(SparkListenerJobStart start) {
    List<Integer> ids = new ArrayList<>();
    for (Iterator<Object> each = start.stageIds().iterator(); each.hasNext(); ) {
      ids.add((Integer) each.next());
    }
    return ids;
  }
}
