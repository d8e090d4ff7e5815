package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.compile.TrainerPool;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.onednn.OneDnnCompiler;
import io.onecycle.worker.torch.TorchCompiler;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.ModelSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all trials of a JVM share, of whichever sweep they are:
 *
 * <ul>
 *   <li>the memory outside of the heap that compiled trainers may take. The machine, or the
 *       container, has it but once: two budgets would each believe that all of it was theirs;
 *   <li>compiled programs, which take seconds to make. A trial has one to itself and then leaves it
 *       to the next, with nothing of its own in it: which one it gets changes no number;
 *   <li>what networks compute, which is determined by the network and read once;
 *   <li>which networks were said to be trained by slower passes, so that a log says each once.
 * </ul>
 *
 * Nothing here differs between sweeps, so sweeps side by side need no room of their own.
 */
public final class SharedTrainers {

  private static final SharedTrainers OF_THIS_JVM =
      new SharedTrainers(NativeBudget.ofThisMachine());

  private final NativeBudget memory;
  private final TrainerPool onCpu;
  private final Map<Network, Blueprint> blueprints = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** A network for examples of one shape. */
  private record Network(ModelSpec model, Shape shape, Target target) {}

  /**
   * Trainers with a budget of their own: for tests, and for a JVM that divides its memory itself.
   *
   * @param memory what is outside of the heap
   */
  public SharedTrainers(NativeBudget memory) {
    this.memory = memory;
    this.onCpu =
        new TrainerPool(new OneDnnCompiler(memory), Runtime.getRuntime().availableProcessors());
    memory.reclaimingBy(onCpu::close);
  }

  /** Those of this JVM, with four fifths of the memory that its heap cannot have. */
  public static SharedTrainers ofThisJvm() {
    return OF_THIS_JVM;
  }

  /** Limits what compiled trainers may take outside of the heap, in bytes. */
  public void limitNativeMemory(long bytes) {
    memory.limit(bytes);
  }

  /**
   * Why Deeplearning4j's own, slower passes would train this network; empty where it is compiled.
   * Told here, it is not told again.
   *
   * @throws FaultyModelException naming all that keeps it from being trained at all
   */
  public Optional<String> fallback(ModelSpec model, Examples examples) {
    try {
      blueprint(model, examples);
      return Optional.empty();
    } catch (NotCoveredException e) {
      String reason = reason(model, e);
      told.add(reason);
      return Optional.of(reason);
    }
  }

  /**
   * What a network computes.
   *
   * @throws NotCoveredException naming what a structure cannot say
   */
  public Structure structure(ModelSpec model, Examples examples) throws NotCoveredException {
    return blueprint(model, examples).structure();
  }

  static String reason(ModelSpec model, NotCoveredException e) {
    return model.name() + " is trained by Deeplearning4j: " + e.getMessage();
  }

  /** Whether this is told for the first time. */
  boolean isNew(String reason) {
    return told.add(reason);
  }

  Trainer onCpu(Blueprint blueprint, TrainerSpec spec) throws NotCoveredException {
    return onCpu.take(blueprint.structure(), spec.training(), blueprint.initial(spec));
  }

  /** Not shared: it is made at once, and its arrays are in the memory of one device. */
  Trainer onTorch(Blueprint blueprint, TrainerSpec spec, Device device, int threads)
      throws NotCoveredException {
    Trainer trainer =
        new TorchCompiler(device, threads, memory).compile(blueprint.structure(), spec.training());
    trainer.restore(blueprint.initial(spec));
    return trainer;
  }

  Blueprint blueprint(ModelSpec model, Examples examples) throws NotCoveredException {
    Network network = new Network(model, examples.shape(), examples.target());
    Blueprint known = blueprints.get(network);
    if (known == null) {
      known = Blueprint.of(model, examples);
      blueprints.put(network, known);
    }
    return known;
  }
}
