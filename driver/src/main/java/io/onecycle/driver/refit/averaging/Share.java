package io.onecycle.driver.refit.averaging;

import io.onecycle.worker.check.Require;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One worker's part of a mini-batch. Its name is all that the driver sends of it.
 *
 * @param epoch from 0
 * @param batch of the epoch, from 0
 * @param worker from 0
 * @param workers how many share the mini-batch
 */
record Share(int epoch, int batch, int worker, int workers) {

  private static final Pattern NAME = Pattern.compile("epoch-(\\d+)/batch-(\\d+)/(\\d+)-of-(\\d+)");

  static Share named(String name) {
    Matcher matcher = NAME.matcher(name);
    Require.that(matcher.matches(), "share", name, "epoch-E/batch-B/W-of-N");
    return new Share(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Integer.parseInt(matcher.group(4)));
  }

  /** Reads like a path, as dl4j-spark knows data by its path. */
  String name() {
    return "epoch-%s/batch-%s/%s-of-%s".formatted(epoch, batch, worker, workers);
  }

  /** Its first image in a mini-batch of {@code size}. */
  int from(int size) {
    return (int) ((long) size * worker / workers);
  }

  /** One past its last. */
  int to(int size) {
    return (int) ((long) size * (worker + 1) / workers);
  }
}
