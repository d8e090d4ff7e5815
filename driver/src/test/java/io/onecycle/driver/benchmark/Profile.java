package io.onecycle.driver.benchmark;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.batch.TrainingBatches;
import io.onecycle.worker.model.NativeThreads;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.onednn.StepProfile;
import io.onecycle.worker.onednn.StepProfile.Line;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code Profile NETWORK BATCH ROUNDS}: a table of the primitives of a training step, like ones
 * together, with what they cost of it and how near they come to what a core can do.
 */
final class Profile {

  private static final int CYCLE = 1000;

  private record Row(int count, double milliseconds, double operations) {
    Row with(Line line) {
      return new Row(count + 1, milliseconds + line.milliseconds(), operations + line.operations());
    }
  }

  private Profile() {}

  public static void main(String[] args) throws Exception {
    int size = Integer.parseInt(args[1]);
    Trial trial = Subject.trial(args[0], size, 1, size, 1);
    Examples images = Subject.images(trial.model(), size);
    NativeThreads.use(1);
    TrainingBatches batches =
        TrainingBatches.inFileOrder(
            images,
            IntStream.range(0, size).toArray(),
            size,
            Scaling.ofInputs(Normalisation.of(images)));
    batches.startEpoch(0);
    Batch batch = batches.next();
    List<Line> lines =
        StepProfile.of(
            SharedTrainers.ofThisJvm().structure(trial.model(), images),
            trial.training(),
            batch,
            Rates.at(0, Schedules.of(trial, CYCLE), trial.setting(), trial.model().layerGroups()),
            Integer.parseInt(args[2]));
    print(lines, StepProfile.peak());
    System.exit(0);
  }

  private static void print(List<Line> lines, double peak) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Line line : lines) {
      String name = line.name() + " | " + line.tensors();
      rows.put(name, rows.getOrDefault(name, new Row(0, 0, 0)).with(line));
    }
    double all = lines.stream().mapToDouble(Line::milliseconds).sum();
    double operations = lines.stream().mapToDouble(Line::operations).sum();
    System.out.println("| primitive | tensors | times | ms | of the step | GFLOP/s | of a core |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    rows.entrySet().stream()
        .sorted((a, b) -> Double.compare(b.getValue().milliseconds(), a.getValue().milliseconds()))
        .forEach(each -> print(each.getKey(), each.getValue(), all, peak));
    print("all | ", new Row(lines.size(), all, operations), all, peak);
  }

  private static void print(String name, Row row, double all, double peak) {
    double gigaflops = row.operations() / row.milliseconds() / 1e6;
    String speed =
        gigaflops == 0 ? " | " : "%.0f | %.0f %%".formatted(gigaflops, 100 * gigaflops / peak);
    System.out.printf(
        "| %s | %d | %.2f | %.1f %% | %s |%n",
        name, row.count(), row.milliseconds(), 100 * row.milliseconds() / all, speed);
  }
}
