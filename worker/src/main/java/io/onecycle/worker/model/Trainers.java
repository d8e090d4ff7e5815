package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.TrainerPool;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.nativeops.NativeOpsCompiler;
import io.onecycle.worker.onednn.OneDnnCompiler;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerFactory;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Precision;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which trainer a trial gets: a compiled one where the network and the machine are covered, else
 * Deeplearning4j's own. Compiled programs are shared by all trials of the JVM.
 */
public final class Trainers implements TrainerFactory {

  private static final Logger LOG = LoggerFactory.getLogger(Trainers.class);

  private static final NativeBudget MEMORY = NativeBudget.ofThisMachine();
  private static final TrainerPool ON_CPU =
      new TrainerPool(new OneDnnCompiler(MEMORY), Runtime.getRuntime().availableProcessors());

  static {
    MEMORY.reclaimingBy(ON_CPU::close);
  }

  private static final Map<Network, Blueprint> BLUEPRINTS = new ConcurrentHashMap<>();
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private final Backend backend;
  private final int threads;

  /** A network for examples of one shape. */
  private record Network(ModelSpec model, Shape shape, Target target) {}

  /**
   * Trainers on one backend.
   *
   * @param threads native threads that each trainer computes with, at least 1
   */
  public Trainers(Backend backend, int threads) {
    this.backend = backend;
    this.threads = threads;
  }

  /** Limits what compiled trainers of this JVM may take outside of the heap, in bytes. */
  public static void limitNativeMemory(long bytes) {
    MEMORY.limit(bytes);
  }

  /**
   * A freshly initialised trainer, for the thread that calls.
   *
   * @throws IllegalStateException if the backend asked for cannot train this network; {@link
   *     Backend#AUTO} always can
   */
  @Override
  public Trainer create(TrainerSpec spec, Examples examples) {
    NativeThreads.use(threads);
    if (backend == Backend.DL4J && spec.training().precision() == Precision.FLOAT32) {
      return StockTrainer.create(spec, examples);
    }
    try {
      return compiled(spec, blueprint(spec.model(), examples));
    } catch (NotCoveredException e) {
      if (backend != Backend.AUTO || spec.training().precision() != Precision.FLOAT32) {
        throw new IllegalStateException(
            "Cannot train %s on %s: %s".formatted(spec.model().name(), backend, e.getMessage()), e);
      }
      String reason = reason(spec.model(), e);
      if (TOLD.add(reason)) {
        LOG.warn(reason);
      }
      return StockTrainer.create(spec, examples);
    }
  }

  /**
   * Why Deeplearning4j's own, slower passes would train this network; empty where it is compiled.
   * Told here, it is not told again by this JVM.
   *
   * @throws FaultyModelException naming all that keeps it from being trained at all
   */
  public static Optional<String> fallback(ModelSpec model, Examples examples) {
    try {
      blueprint(model, examples);
      return Optional.empty();
    } catch (NotCoveredException e) {
      String reason = reason(model, e);
      TOLD.add(reason);
      return Optional.of(reason);
    }
  }

  private static String reason(ModelSpec model, NotCoveredException e) {
    return model.name() + " is trained by Deeplearning4j: " + e.getMessage();
  }

  private Trainer compiled(TrainerSpec spec, Blueprint blueprint) throws NotCoveredException {
    boolean onCpu =
        backend == Backend.ONEDNN || (backend == Backend.AUTO && Nd4j.getEnvironment().isCPU());
    if (!onCpu && spec.training().precision() != Precision.FLOAT32) {
      throw new NotCoveredException("only oneDNN trains in another precision than float32");
    }
    if (onCpu) {
      return ON_CPU.take(blueprint.structure(), spec.training(), blueprint.initial(spec));
    }
    // Not shared: its arrays are in the memory of the device that this thread is bound to.
    Trainer trainer = new NativeOpsCompiler().compile(blueprint.structure(), spec.training());
    trainer.restore(blueprint.initial(spec));
    return trainer;
  }

  private static Blueprint blueprint(ModelSpec model, Examples examples)
      throws NotCoveredException {
    Network network = new Network(model, examples.shape(), examples.target());
    Blueprint known = BLUEPRINTS.get(network);
    if (known == null) {
      known = Blueprint.of(model, examples);
      BLUEPRINTS.put(network, known);
    }
    return known;
  }
}
