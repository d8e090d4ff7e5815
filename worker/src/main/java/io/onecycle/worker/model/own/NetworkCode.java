package io.onecycle.worker.model.own;

import io.onecycle.worker.api.Arguments;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.api.Network;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.trial.OwnModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** Networks that are classes of the jars a sweep was started with. */
public final class NetworkCode {

  private static final String EXPECTED =
      "a public class with a public constructor without parameters, in a jar of --jars, that is a "
          + Network.class.getName();

  private NetworkCode() {}

  /**
   * Finds a class and what determines it.
   *
   * @param arguments of the sweep file
   * @param groups of the sweep file, if it names any; else the class is asked
   * @throws FaultyModelException if there is no such class, or it refuses its arguments
   */
  public static OwnModel.Coded find(
      String className,
      Map<String, List<String>> arguments,
      java.util.Optional<LayerGroups> groups) {
    Network network = load(className);
    LayerGroups of =
        groups.orElseGet(
            () -> asked(className, () -> network.layerGroups(new Arguments(arguments))));
    return new OwnModel.Coded(className, arguments, digest(network.getClass()), of);
  }

  /** Refuses other code than was found. */
  static void requireSame(OwnModel.Coded model) {
    requireSame(model, load(model.className()));
  }

  private static void requireSame(OwnModel.Coded model, Network network) {
    if (!digest(network.getClass()).equals(model.digest())) {
      throw new FaultyModelException(
          "class " + model.className(),
          "is other code here than the sweep began with",
          "the same jar: give that to --jars, or run the sweep again to train the new code");
    }
  }

  /** The network that the class here configures, which must be the very code that was found. */
  static ComputationGraphConfiguration configure(OwnModel.Coded model, Examples examples) {
    Network network = load(model.className());
    requireSame(model, network);
    Arguments arguments = new Arguments(model.arguments());
    return asked(
        model.className(),
        () -> {
          var configured = network.configure(examples.shape(), examples.target(), arguments);
          network.layerGroups(arguments);
          arguments.requireAllRead();
          return configured;
        });
  }

  private static Network load(String className) {
    try {
      return Class.forName(className, true, Thread.currentThread().getContextClassLoader())
          .asSubclass(Network.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      FaultyModelException fault =
          new FaultyModelException("class " + className, "cannot be used: " + e, EXPECTED);
      fault.initCause(e);
      throw fault;
    }
  }

  private interface Answer<T> {
    T get();
  }

  /** What a class answers; whatever it throws becomes a fault of it. */
  private static <T> T asked(String className, Answer<T> answer) {
    try {
      T given = answer.get();
      if (given == null) {
        throw new IllegalStateException("it gives nothing");
      }
      return given;
    } catch (RuntimeException | LinkageError e) {
      FaultyModelException fault =
          new FaultyModelException(
              "class " + className, "fails: " + e.getMessage(), "a network for these examples");
      fault.initCause(e);
      throw fault;
    }
  }

  private static String digest(Class<?> of) {
    try {
      return CodeDigest.of(of);
    } catch (IOException e) {
      FaultyModelException fault =
          new FaultyModelException(
              "class " + of.getName(), "cannot be read: " + e.getMessage(), "a readable jar");
      fault.initCause(e);
      throw fault;
    }
  }
}
