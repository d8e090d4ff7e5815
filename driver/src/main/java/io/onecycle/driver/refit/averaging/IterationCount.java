package io.onecycle.driver.refit.averaging;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.api.TrainingHook;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Tells a worker's network at which iteration of the whole training its round begins: dl4j-spark
 * gives each round a fresh copy of the network, which would begin its schedule anew.
 */
final class IterationCount implements TrainingHook {

  private static final long serialVersionUID = 1;

  private int first;
  private transient boolean told;

  /** Says so on the driver, before the round is sent. */
  void roundBeginsAt(int iteration) {
    first = iteration;
  }

  @Override
  public void preUpdate(MultiDataSet examples, Model model) {
    if (!told) {
      ((ComputationGraph) model).getConfiguration().setIterationCount(first);
      told = true;
    }
  }

  @Override
  public void postUpdate(MultiDataSet examples, Model model) {}

  /** Of networks that are no graphs; ours are. */
  @Override
  public void preUpdate(DataSet examples, Model model) {}

  @Override
  public void postUpdate(DataSet examples, Model model) {}
}
