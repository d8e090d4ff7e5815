package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.refit.WorkerIteration;
import io.onecycle.worker.model.updater.ScheduledSgdUpdater;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.util.CollectionAccumulator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/** Tells the driver of each update what it was made with: read off the updater, not worked out. */
final class UpdateLog extends BaseTrainingListener implements Serializable {

  private static final long serialVersionUID = 1;

  private final CollectionAccumulator<WorkerIteration> log;

  UpdateLog(CollectionAccumulator<WorkerIteration> log) {
    this.log = log;
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    ComputationGraph network = (ComputationGraph) model;
    ScheduledSgdUpdater last = last(network.getUpdater().getUpdaterBlocks());
    log.add(
        new WorkerIteration(
            iteration,
            TaskContext.getPartitionId(),
            SparkEnv.get().executorId(),
            last.appliedRate(),
            last.appliedMomentum(),
            network.score(),
            network.batchSize()));
  }

  private static ScheduledSgdUpdater last(List<UpdaterBlock> blocks) {
    for (int i = blocks.size() - 1; i >= 0; i--) {
      if (blocks.get(i).getGradientUpdater() instanceof ScheduledSgdUpdater ours) {
        return ours;
      }
    }
    throw new IllegalStateException("Cannot log the update: the network has no updater of ours");
  }
}
