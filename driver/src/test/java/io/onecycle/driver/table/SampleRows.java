package io.onecycle.driver.table;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import io.onecycle.worker.trial.score.Goal;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of results, plausible or random. */
public final class SampleRows {

  private static final double[] ODD_DOUBLES = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -0.0,
    0.0,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    0.1
  };
  private static final List<String> ODD_STRINGS =
      List.of("", " ", "a,\"b\"\n", "größer ≤ 1e-4", "😀", "\u0000");

  private SampleRows() {}

  public static final TrialTraining TRAINING =
      new TrialTraining(
          "fashion-mnist",
          "lenet",
          5,
          1,
          1500,
          128,
          WeightDecayMode.L2,
          WeightDecayScope.ALL,
          Optimizer.SGD,
          Compat.NONE);

  public static final RunFacts RUN =
      new RunFacts(
          60,
          1,
          "",
          "host",
          "driver",
          "cpu",
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(60),
          "0.1.0",
          "cpu");

  public static TrialRow trial(String id) {
    return trial(id, Ending.COMPLETED, 1);
  }

  public static TrialRow trial(String id, Ending outcome, int attempts) {
    boolean completed = outcome == Ending.COMPLETED;
    return new TrialRow(
        new TrialKey(
            "weight-decay", id, "0123456789abcdef", 3, Optional.of(1).filter(each -> completed)),
        new TrialSetting(
            "1cycle",
            LayerValues.of(0.3),
            Optional.of(10.0),
            Optional.empty(),
            0.95,
            0.85,
            LayerValues.of(1e-4)),
        TRAINING,
        new TrialScores(
            outcome,
            Optional.of(0.9012345678901234).filter(each -> completed),
            Optional.of(0.25).filter(each -> completed),
            Optional.of(0.91).filter(each -> completed),
            Optional.of(4).filter(each -> completed),
            Optional.of(Double.NaN),
            Map.of(),
            Map.of(),
            Optional.of("accuracy"),
            Optional.of(Goal.MAXIMIZE),
            Optional.of(0.125).filter(each -> completed),
            Optional.of(6_000).filter(each -> completed)),
        new RunFacts(
            61.25,
            attempts,
            completed ? "" : "out of memory",
            "node-1",
            "7",
            "cpu",
            Instant.parse("2026-03-01T12:00:00.123456Z"),
            Instant.parse("2026-03-01T12:01:01Z"),
            "0.1.0",
            "nd4j-native"),
        2100.5);
  }

  /** What was measured by accuracy alone. */
  public static TrialScores scores(Ending outcome, Optional<Double> finalAccuracy) {
    return new TrialScores(
        outcome,
        finalAccuracy,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.of("accuracy"),
        Optional.of(Goal.MAXIMIZE),
        Optional.empty(),
        Optional.empty());
  }

  /** The same trial with other scores. */
  public static TrialRow with(TrialRow row, TrialKey key) {
    return row.with(key);
  }

  public static TrialRow with(TrialRow row, TrialScores scores) {
    return new TrialRow(
        row.key(),
        row.setting(),
        row.training(),
        scores,
        row.run(),
        row.imagesPerSecond(),
        row.inputs());
  }

  /** The same trial at another setting. */
  public static TrialRow with(TrialRow row, TrialSetting setting) {
    return row.with(setting);
  }

  /** The same trial with other facts of its run. */
  public static TrialRow with(TrialRow row, RunFacts run) {
    return new TrialRow(
        row.key(),
        row.setting(),
        row.training(),
        row.scores(),
        run,
        row.imagesPerSecond(),
        row.inputs());
  }

  public static List<CurveRow> curve(String id, int iterations) {
    return IntStream.range(0, iterations)
        .mapToObj(
            i ->
                new CurveRow(
                    id,
                    i,
                    i / 300,
                    0.03 * (1 + i / 1500.0),
                    0.95 - i / 15000.0,
                    2.3 / Math.sqrt(i + 1),
                    2.3 / Math.cbrt(i + 1),
                    Optional.of(1.0 / (i + 1)).filter(each -> i % 300 == 299),
                    Optional.of(1 - 1.0 / (i + 2)).filter(each -> i % 300 == 299),
                    Map.of()))
        .toList();
  }

  /** A row with random values in all its components, odd ones often. */
  public static <T extends Record> T random(Class<T> type, Random random) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i].getGenericType(), random);
    }
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object value(Type type, Random random) {
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      // All rows of a file have the same metrics.
      Map<String, Object> metrics = new LinkedHashMap<>();
      for (String name : List.of("macro_f1", "rmse")) {
        metrics.put(name, value(map.getActualTypeArguments()[1], random));
      }
      return metrics;
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Type element = list.getActualTypeArguments()[0];
      return Stream.generate(() -> value(element, random)).limit(random.nextInt(4)).toList();
    }
    if (type instanceof ParameterizedType optional) {
      Type held = optional.getActualTypeArguments()[0];
      return random.nextBoolean() ? Optional.empty() : Optional.of(value(held, random));
    }
    if (type == LayerValues.class) {
      return new LayerValues(
          Stream.generate(random::nextGaussian).limit(1 + random.nextInt(3)).toList());
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      return random(record.asSubclass(Record.class), random);
    }
    if (type instanceof Class<?> words && words.isEnum()) {
      return words.getEnumConstants()[random.nextInt(words.getEnumConstants().length)];
    }
    return switch (type.getTypeName()) {
      case "java.lang.String" ->
          random.nextBoolean()
              ? ODD_STRINGS.get(random.nextInt(ODD_STRINGS.size()))
              : Long.toString(random.nextLong(), 36);
      case "int", "java.lang.Integer" -> random.nextInt();
      case "long", "java.lang.Long" -> random.nextLong();
      case "boolean", "java.lang.Boolean" -> random.nextBoolean();
      case "double", "java.lang.Double" ->
          random.nextBoolean()
              ? ODD_DOUBLES[random.nextInt(ODD_DOUBLES.length)]
              : Double.longBitsToDouble(random.nextLong());
      // Between the years 1716 and 2224, whole microseconds.
      case "java.time.Instant" ->
          Instant.ofEpochSecond(random.nextLong() >> 30, random.nextInt(1_000_000) * 1_000L);
      default -> throw new AssertionError(type);
    };
  }
}
