package io.onecycle.driver.execute;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries {@link Progress} over Spark's plugin channel. Spark makes both ends by reflection, so
 * they meet the rest of the program in static fields: one context a JVM, as Spark has it.
 */
public final class ProgressPlugin implements SparkPlugin {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressPlugin.class);
  private static final AtomicReference<Optional<PluginContext>> EXECUTOR =
      new AtomicReference<>(Optional.empty());
  private static final AtomicReference<Optional<ProgressBoard>> BOARD =
      new AtomicReference<>(Optional.empty());

  /** Where the driver's end puts what it hears, from now on. */
  static void listen(ProgressBoard board) {
    BOARD.set(Optional.of(board));
  }

  static void send(Progress news) {
    EXECUTOR.get().ifPresent(context -> send(context, news));
  }

  private static void send(PluginContext context, Progress news) {
    try {
      context.send(news);
    } catch (IOException e) {
      LOG.debug("Lost {}", news, e);
    }
  }

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      public Map<String, String> init(SparkContext spark, PluginContext context) {
        return Map.of();
      }

      @Override
      public Object receive(Object message) {
        BOARD.get().ifPresent(board -> board.hear((Progress) message));
        // Spark's word for no reply: it logs a line about any other.
        return null;
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext context, Map<String, String> extraConf) {
        EXECUTOR.set(Optional.of(context));
      }

      @Override
      public void shutdown() {
        EXECUTOR.set(Optional.empty());
      }
    };
  }
}
