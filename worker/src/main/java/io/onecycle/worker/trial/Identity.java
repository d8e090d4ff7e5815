package io.onecycle.worker.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.onecycle.worker.trial.score.Scoring;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The text whose hash names a trial or a range test: all that a sweep decides of its result, and
 * nothing else.
 *
 * <p>Data is in it by content: the name stands for the content that was published under it, other
 * content has its checksum behind the name. What is measured is in it, as what was not measured is
 * not there; by what of that settings are compared is not, as it can be asked afterwards. What a
 * sweep does not decide (backend, code version, host) is a column of the row.
 *
 * <p>Results already on disk are found by it: a new field must leave the text of older ones as it
 * is, and what leaves it must be known under its former ids too.
 */
public final class Identity {

  private static final int DIGITS = 16;

  private Identity() {}

  /** As versions of before had it, where data and objective were told in that way. */
  static String describe(Trial trial, Told told) {
    Training t = trial.training();
    Setting s = trial.setting();
    return String.join(
        ";",
        "data=" + told.data(),
        "model=" + trial.model().name(),
        "compat=" + lower(trial.compat()),
        "epochs=" + t.epochs(),
        "cycles=" + t.cycles(),
        describe(t, trial.data(), told.scoring()),
        "schedule=" + describe(s.schedule()),
        "max_lr=" + s.maxLr(),
        "momentum=" + s.momentum().max() + "," + s.momentum().min(),
        "weight_decay=" + s.weightDecay());
  }

  /**
   * What {@code training} says of each single iteration on {@code data}: all but epochs and cycles.
   */
  public static String describe(Training training, DataSpec data) {
    return describe(training, data, training.scoring().ofMetrics());
  }

  /** The same, where what is measured is told in another way. */
  public static String describe(Training training, DataSpec data, Scoring told) {
    String precision =
        training.precision() == Precision.FLOAT32
            ? ""
            : ";precision=" + lower(training.precision());
    String scoring = told.equals(Scoring.USUAL) ? "" : ";scoring=" + told;
    String weights =
        training.classWeights() instanceof ClassWeights.None
            ? ""
            : ";class_weights=" + training.classWeights();
    return String.join(
            ";",
            "batch_size=" + training.batchSize(),
            "limit=" + limit(training.limit(), data),
            "validation=" + training.validation(),
            "augment=" + training.augment().stream().map(Identity::lower).sorted().toList(),
            "optimizer=" + lower(training.optimizer()),
            "weight_decay_mode=" + lower(training.weightDecayMode()),
            "weight_decay_scope=" + lower(training.weightDecayScope()))
        + precision
        + scoring
        + weights;
  }

  /** Of data of one's own, once the first so many examples, a limit takes some of each class. */
  private static String limit(int limit, DataSpec data) {
    String stratified = data instanceof DataSpec.BuiltIn ? "" : ",stratified";
    return limit == Training.NO_LIMIT ? "none" : limit + stratified;
  }

  /** Sixteen hexadecimal digits that name what {@code text} describes. */
  public static String of(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java platform has SHA-256", e);
    }
  }

  private static String describe(ScheduleSpec schedule) {
    return schedule instanceof ScheduleSpec.OneCycle cycle
        ? "1cycle(div=" + cycle.div() + ",pct=" + cycle.pct() + ")"
        : schedule.name();
  }

  /** A value as sweep files write it. */
  public static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
