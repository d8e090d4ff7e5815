package io.onecycle.driver.execute;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries {@link Progress} over Spark's plugin channel. Spark makes both ends by reflection, so
 * they meet the rest of the program in static fields: one channel a JVM, as Spark has one context
 * in it, and one listener for each run that goes on.
 */
public final class ProgressPlugin implements SparkPlugin {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressPlugin.class);
  private static final AtomicReference<Optional<PluginContext>> EXECUTOR =
      new AtomicReference<>(Optional.empty());
  private static final Map<String, Consumer<Progress>> LISTENERS = new ConcurrentHashMap<>();

  /** From now on, {@code listener} gets what the driver's end hears of this run. */
  static void listen(String runId, Consumer<Progress> listener) {
    LISTENERS.put(runId, listener);
  }

  /** The run is over. */
  static void forget(String runId) {
    LISTENERS.remove(runId);
  }

  /** Sends news to the driver; where that is in this very JVM, with or without the plugin. */
  static void send(String runId, Progress news) {
    Addressed addressed = new Addressed(runId, news);
    Optional<PluginContext> channel = EXECUTOR.get();
    if (channel.isPresent()) {
      send(channel.get(), addressed);
    } else {
      deliver(addressed);
    }
  }

  private static void send(PluginContext context, Addressed news) {
    try {
      context.send(news);
    } catch (IOException | RuntimeException e) {
      // A channel may be that of a Spark that has gone: news must not cost a trial.
      LOG.debug("Lost {}", news, e);
    }
  }

  private static void deliver(Addressed addressed) {
    Optional.ofNullable(LISTENERS.get(addressed.runId()))
        .ifPresent(listener -> listener.accept(addressed.news()));
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
        deliver((Addressed) message);
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
