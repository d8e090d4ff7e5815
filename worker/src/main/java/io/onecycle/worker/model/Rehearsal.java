package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.TargetScale;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.model.own.rules.InputForm;
import io.onecycle.worker.model.own.rules.ModelFault;
import io.onecycle.worker.model.structure.KnownVertices;
import io.onecycle.worker.trial.ModelSpec;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Two examples of zeros through a network that no compiler reads: Deeplearning4j accepts some that
 * its own passes then fail at, and no trial is to find that out.
 */
public final class Rehearsal {

  private static final int EXAMPLES = 2;

  private Rehearsal() {}

  /**
   * Returns for a network that is compiled, or that Deeplearning4j can train. One that is made of
   * well-known layers alone is taken at its word: building it takes a while.
   *
   * @param model a network of one's own, which has no other faults
   * @param examples their shape and target are all that counts
   * @throws FaultyModelException in Deeplearning4j's own words
   */
  public static void require(ModelSpec.Own model, Examples examples) {
    NetworkPlan plan = Networks.plan(model, examples);
    if (KnownVertices.areAll(plan.configuration())) {
      return;
    }
    try {
      Blueprint.of(model, examples);
    } catch (NotCoveredException e) {
      pass(model.name(), plan, examples);
    }
  }

  private static void pass(String name, NetworkPlan plan, Examples examples) {
    try (InputBuffer buffer =
        new InputBuffer(
            InputForm.of(plan.configuration()),
            Ending.of(plan.configuration(), examples.target()))) {
      ComputationGraph network = new ComputationGraph(plan.configuration());
      network.init();
      network.initGradientsView();
      buffer.fill(zeros(examples));
      network.setInput(0, buffer.inputs(EXAMPLES));
      network.setLabels(buffer.targets(EXAMPLES));
      network.computeGradientAndScore();
      network.close();
    } catch (RuntimeException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      ModelFault fault =
          new ModelFault(
              "the network",
              "fails in Deeplearning4j's own passes (" + reason + ")",
              "one that it can train");
      throw (FaultyModelException) new FaultyModelException(name, List.of(fault)).initCause(e);
    }
  }

  private static Batch zeros(Examples examples) {
    float[] pixels = new float[EXAMPLES * examples.shape().size()];
    int width = examples.target().outputs();
    return examples.target() instanceof Target.Classes
        ? Batch.ofClasses(pixels, new int[EXAMPLES], EXAMPLES, examples.shape())
        : Batch.ofNumbers(
            pixels,
            new float[EXAMPLES * width],
            TargetScale.none(width),
            EXAMPLES,
            examples.shape());
  }
}
