package com.example;

import io.onecycle.driver.api.RunOptions;
import io.onecycle.driver.api.Sweep;
import io.onecycle.driver.api.SweepEvent;
import io.onecycle.driver.api.SweepResults;
import org.apache.spark.sql.SparkSession;

/** The sweep of sweep.yaml, built in code, in a Spark job of one's own: {@code SweepJob RESULTS}. */
public final class SweepJob {

  private SweepJob() {}

  public static void main(String[] words) throws Exception {
    Sweep sweep =
        Sweep.named("notebook")
            .data("fashion-mnist-mini")
            .model("mlp")
            .epochs(1)
            .batchSize(64)
            .maxLr(0.1)
            .weightDecay(1e-2, 1e-3, 1e-4)
            .seeds(1, 2, 3)
            .build();
    try (SparkSession spark = SparkSession.builder().appName("a job with a sweep").getOrCreate()) {
      RunOptions options = RunOptions.into(words[0]).withListener(SweepJob::tell);
      SweepResults results = sweep.run(spark, options);
      results.sentences().forEach(System.out::println);
      results.trials(spark).groupBy("weight_decay").avg("final_accuracy").show();
      System.out.println(results.standing());
    }
  }

  private static void tell(SweepEvent event) {
    if (event instanceof SweepEvent.Ended ended) {
      System.out.println(ended.id() + " " + ended.outcome());
    } else if (event instanceof SweepEvent.Note note) {
      System.out.println("note: " + note.text());
    }
  }
}
