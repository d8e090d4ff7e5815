package io.onecycle.driver.export;

import java.util.Map;
import java.util.Set;

/**
 * The messages of an event file: {@code Event}, {@code Summary} and {@code SummaryMetadata} of
 * TensorFlow (event.proto, summary.proto, tensor.proto), {@code HParamsPluginData} of TensorBoard's
 * hparams plugin (plugin_data.proto).
 */
final class Events {

  private static final int DATA_CLASS_TENSOR = 2;
  private static final int DT_FLOAT = 1;
  private static final int DT_STRING = 7;
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;

  private Events() {}

  /** The first event of every file. */
  static Wire version(double seconds) {
    return new Wire().fixed(1, seconds).text(3, "brain.Event:2");
  }

  static Wire scalars(double seconds, long step, Map<String, Double> values) {
    Wire summary = new Wire();
    values.forEach(
        (tag, value) -> summary.message(1, new Wire().text(1, tag).fixed(2, value.floatValue())));
    return event(seconds, step, summary);
  }

  /** A text, shown by the text plugin. */
  static Wire text(double seconds, String tag, String text) {
    Wire tensor = new Wire().varint(1, DT_STRING).message(2, shapeOfOne()).text(8, text);
    return event(seconds, 0, value(tag, "text", new byte[0], tensor));
  }

  /**
   * What was set.
   *
   * @param group sessions of one group are shown as one: the seeds of a setting
   */
  static Wire started(
      double seconds, Map<String, String> settings, Set<String> without, String group) {
    Wire info = new Wire();
    settings.forEach(
        (key, setting) -> {
          if (!without.contains(key)) {
            info.message(1, new Wire().text(1, key).message(2, value(setting)));
          }
        });
    info.text(4, group).fixed(5, seconds);
    return session(seconds, "session_start_info", new Wire().message(3, info));
  }

  static Wire ended(double seconds, boolean isFailed) {
    Wire info = new Wire().varint(1, isFailed ? FAILURE : SUCCESS).fixed(2, seconds);
    return session(seconds, "session_end_info", new Wire().message(4, info));
  }

  private static Wire session(double seconds, String what, Wire data) {
    Wire nothing = new Wire().varint(1, DT_FLOAT).message(2, shapeOfOne()).fixed(5, 0f);
    return event(seconds, 0, value("_hparams_/" + what, "hparams", data.toBytes(), nothing));
  }

  private static Wire value(String tag, String plugin, byte[] content, Wire tensor) {
    Wire data = new Wire().text(1, plugin).bytes(2, content);
    Wire metadata = new Wire().message(1, data).varint(4, DATA_CLASS_TENSOR);
    return new Wire().message(1, new Wire().text(1, tag).message(9, metadata).message(8, tensor));
  }

  private static Wire event(double seconds, long step, Wire summary) {
    return new Wire().fixed(1, seconds).varint(2, step).message(5, summary);
  }

  private static Wire shapeOfOne() {
    return new Wire().message(2, new Wire().varint(1, 1));
  }

  /** A number where it is one, so that TensorBoard can put it on an axis. */
  private static Wire value(String setting) {
    try {
      return new Wire().fixed(2, Double.parseDouble(setting));
    } catch (NumberFormatException notANumber) {
      return new Wire().text(3, setting);
    }
  }
}
