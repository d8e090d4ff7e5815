package io.onecycle.driver.api;

import io.onecycle.worker.model.Backend;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a sweep is run, where it is not to be as usual. A value: each method returns another one.
 *
 * @param results where results go: a folder or a Hadoop URI that all executors reach; blank for
 *     {@code results/NAME} below the working directory
 * @param data where executors look for data sets first, a folder on each of their machines; blank
 *     for none
 * @param stage where data of one's own is staged: a folder or a Hadoop URI that all executors
 *     reach, to be shared by several sweeps; blank for a folder below the results
 * @param backend what computes
 * @param sparkSettings of a session that the sweep starts itself, e.g. {@code spark.master}; not
 *     used on a session of the caller's
 * @param listener is told what happens, by one thread at a time but not always the same, and should
 *     return soon; what it throws is logged, and costs the sweep nothing
 * @param display where progress is shown to people
 * @param redraws whether the display is a terminal, on which a line can be drawn again
 */
public record RunOptions(
    String results,
    String data,
    String stage,
    Backend backend,
    Map<String, String> sparkSettings,
    Consumer<SweepEvent> listener,
    PrintStream display,
    boolean redraws) {

  /** As usual: results below the working directory, the fastest backend, and nobody is told. */
  public static final RunOptions DEFAULT =
      new RunOptions(
          "",
          "",
          "",
          Backend.AUTO,
          Map.of(),
          event -> {},
          new PrintStream(PrintStream.nullOutputStream(), false),
          false);

  public RunOptions {
    sparkSettings = Map.copyOf(sparkSettings);
  }

  /** With results in this folder or at this URI. */
  public static RunOptions into(String results) {
    return DEFAULT.withResults(results);
  }

  /** The same with results in this folder or at this URI. */
  public RunOptions withResults(String uri) {
    return new RunOptions(uri, data, stage, backend, sparkSettings, listener, display, redraws);
  }

  /** The same with data sets in this folder of each executor's machine. */
  public RunOptions withData(String folder) {
    return new RunOptions(
        results, folder, stage, backend, sparkSettings, listener, display, redraws);
  }

  /** The same with data of one's own staged in this folder or at this URI. */
  public RunOptions withStage(String uri) {
    return new RunOptions(results, data, uri, backend, sparkSettings, listener, display, redraws);
  }

  /** The same on this backend. */
  public RunOptions withBackend(Backend computes) {
    return new RunOptions(
        results, data, stage, computes, sparkSettings, listener, display, redraws);
  }

  /** The same with these settings of the session that the sweep starts itself. */
  public RunOptions withSparkSettings(Map<String, String> settings) {
    return new RunOptions(results, data, stage, backend, settings, listener, display, redraws);
  }

  /** The same, and {@code told} is told what happens. */
  public RunOptions withListener(Consumer<SweepEvent> told) {
    return new RunOptions(results, data, stage, backend, sparkSettings, told, display, redraws);
  }

  /** The same with progress shown, e.g. on {@code System.err}. */
  public RunOptions withDisplay(PrintStream stream, boolean isTerminal) {
    return new RunOptions(
        results, data, stage, backend, sparkSettings, listener, stream, isTerminal);
  }
}
