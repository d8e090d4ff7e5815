package io.onecycle.worker.model;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.BuiltInData;
import io.onecycle.worker.data.DataCatalog;
import io.onecycle.worker.data.EvaluationBatches;
import io.onecycle.worker.data.Images;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the golden trajectories were made with. */
final class GoldenData {

  private GoldenData() {}

  /** In file order the first of them are the first of Fashion-MNIST itself. */
  static Images training() throws IOException {
    return DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty()).train();
  }

  /** Training images 50000 to 50511. */
  static Batch evaluation() throws Exception {
    byte[] pixels = afterHeader("evaluation-images-idx3-ubyte.gz", 16);
    byte[] labels = afterHeader("evaluation-labels-idx1-ubyte.gz", 8);
    Images images = new Images(1, 28, 28, 10, pixels, labels);
    int[] all = IntStream.range(0, images.count()).toArray();
    EvaluationBatches batches =
        new EvaluationBatches(images, all, images.count(), Normalisation.UNIT);
    return batches.next();
  }

  static ComputationGraph lenet() throws Exception {
    Map<String, INDArray> init = arrays("lenet-init.npz");
    ComputationGraph network =
        new ComputationGraph(Networks.plan(new ModelSpec.Lenet(), training()).configuration());
    network.init();
    network.getParam("conv1_W").assign(init.get("conv1.weight"));
    network.getParam("conv1_b").assign(init.get("conv1.bias"));
    network.getParam("conv2_W").assign(init.get("conv2.weight"));
    network.getParam("conv2_b").assign(init.get("conv2.bias"));
    network.getParam("dense_W").assign(init.get("dense.weight").transpose());
    network.getParam("dense_b").assign(init.get("dense.bias"));
    network.getParam("output_W").assign(init.get("out.weight").transpose());
    network.getParam("output_b").assign(init.get("out.bias"));
    return network;
  }

  static StockTrainer trainer(ComputationGraph network) throws IOException {
    Training training =
        new Training(
            1,
            1,
            64,
            Training.NO_LIMIT,
            new Validation.TestSet(),
            Set.of(),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    NetworkPlan plan = Networks.plan(new ModelSpec.Lenet(), training());
    return new StockTrainer(network, plan.groups(), training, 10);
  }

  /** Learning rate, momentum and loss of each iteration. */
  static Map<Integer, double[]> trajectory(String file) throws Exception {
    Map<Integer, double[]> rows = new HashMap<>();
    for (String line : Files.readAllLines(path(file))) {
      if (Character.isDigit(line.charAt(0))) {
        String[] cell = line.split(",", -1);
        rows.put(
            Integer.parseInt(cell[0]),
            new double[] {
              Double.parseDouble(cell[1]), Double.parseDouble(cell[2]), Double.parseDouble(cell[3])
            });
      }
    }
    return rows;
  }

  /** Each array of a NumPy archive, by its name. */
  private static Map<String, INDArray> arrays(String npz) throws IOException {
    Map<String, INDArray> arrays = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(GoldenData.class.getResourceAsStream(npz))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        INDArray array = Nd4j.createNpyFromByteArray(zip.readAllBytes());
        arrays.put(entry.getName().replace(".npy", ""), array);
      }
    }
    return arrays;
  }

  private static byte[] afterHeader(String gzip, int header) throws IOException {
    try (InputStream in = new GZIPInputStream(GoldenData.class.getResourceAsStream(gzip))) {
      in.skipNBytes(header);
      return in.readAllBytes();
    }
  }

  private static Path path(String resource) throws URISyntaxException {
    return Path.of(GoldenData.class.getResource(resource).toURI());
  }
}
