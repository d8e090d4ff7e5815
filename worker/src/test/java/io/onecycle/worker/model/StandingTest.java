package io.onecycle.worker.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CapsuleLayer;
import org.deeplearning4j.nn.conf.layers.CapsuleStrengthLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PrimaryCapsules;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/**
 * Of every layer and vertex that Deeplearning4j has: it is compiled, or its own passes train it, or
 * it is refused before anything begins. The documentation says which.
 */
class StandingTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "own-models.md");
  private static final Set<Class<?>> CAPSULES =
      Set.of(PrimaryCapsules.class, CapsuleLayer.class, CapsuleStrengthLayer.class);

  @Test
  void everyLayerIsCompiledOrTrainedOrRefused() throws IOException {
    Map<String, Standing> standings = new TreeMap<>();
    Exemplars.layers()
        .forEach(
            (type, layer) ->
                standings.put(
                    type.getSimpleName(), Standing.of(type.getName(), network(type, layer))));
    assertThat(standings.keySet()).isEqualTo(concrete(Layer.class));
    assertDocumented("layers", standings);
  }

  @Test
  void everyVertexIsCompiledOrTrainedOrRefused() throws IOException {
    Map<String, Standing> standings = new TreeMap<>();
    VertexExemplars.all()
        .forEach(
            (vertex, configuration) ->
                standings.put(
                    vertex.getSimpleName(), Standing.of(vertex.getName(), configuration.get())));
    assertThat(standings.keySet()).isEqualTo(concrete(GraphVertex.class));
    assertThat(standings.get(LayerVertex.class.getSimpleName())).isEqualTo(Standing.COMPILED);
    assertDocumented("vertices", standings);
  }

  private static ComputationGraphConfiguration network(Class<?> type, Supplier<Layer> layer) {
    try {
      return network(type, layer.get(), true);
    } catch (RuntimeException e) {
      // Deeplearning4j cannot say what it makes of images.
      return network(type, layer.get(), false);
    }
  }

  private static ComputationGraphConfiguration network(Class<?> type, Layer layer, boolean typed) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder().graphBuilder().addInputs("input");
    graph.validateOutputLayerConfig(false);
    String last = "input";
    if (CAPSULES.contains(type)) {
      for (Layer each : Exemplars.capsules()) {
        String name = each.getClass().getSimpleName();
        graph.addLayer(name, each, last);
        last = name;
      }
    } else {
      if (layer instanceof LossLayer) {
        graph.addLayer(
            "dense",
            new DenseLayer.Builder().nIn(256).nOut(3).activation(Activation.IDENTITY).build(),
            last);
        last = "dense";
      }
      graph.addLayer("layer", layer, last);
      last = "layer";
    }
    boolean ends = type.getSimpleName().contains("Output") || type.getSimpleName().contains("Loss");
    if (!ends) {
      graph.addLayer("output", Layers.output().nIn(3).build(), last);
      last = "output";
    }
    graph.setOutputs(last);
    if (typed) {
      graph.setInputTypes(InputType.convolutional(8, 8, 4));
    }
    return graph.build();
  }

  /** The classes of Deeplearning4j's own jar, by name. */
  private static Set<String> concrete(Class<?> type) throws IOException {
    Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (JarFile classes = new JarFile(jar.toFile())) {
      return classes.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("org/deeplearning4j/nn/") && name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
          .map(StandingTest::known)
          .filter(each -> type.isAssignableFrom(each) && !Modifier.isAbstract(each.getModifiers()))
          .map(Class::getSimpleName)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Class<?> known(String name) {
    try {
      return Class.forName(name, false, StandingTest.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return Object.class;
    }
  }

  private static void assertDocumented(String what, Map<String, Standing> standings)
      throws IOException {
    Map<Standing, Set<String>> byStanding = new EnumMap<>(Standing.class);
    standings.forEach(
        (name, standing) -> byStanding.computeIfAbsent(standing, key -> new TreeSet<>()).add(name));
    String text = Files.readString(DOCUMENT);
    byStanding.forEach(
        (standing, names) ->
            assertThat(text)
                .as("%s of %d %s", standing, standings.size(), what)
                .contains(row(what, standing, names)));
  }

  /** {@code | layers | 21 | compiled | ActivationLayer, … |}. */
  private static String row(String what, Standing standing, Set<String> names) {
    String becomes =
        switch (standing) {
          case COMPILED -> "compiled";
          case FALLS_BACK -> "trained by Deeplearning4j";
          case REFUSED -> "refused";
        };
    return names.stream()
        .map(name -> "`" + name + "`")
        .collect(joining(", ", "| %d %s | %s | ".formatted(names.size(), what, becomes), " |"));
  }
}
