package io.onecycle.driver.report.plot;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Group;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of axes as texts: their order, and how a setting is named by them. */
public final class AxisValues {

  /** Numbers by size, of layer groups and ranges by their first; then what is no number. */
  public static final Comparator<String> ORDER =
      Comparator.comparingDouble(AxisValues::number).thenComparing(Comparator.naturalOrder());

  private static final Pattern NUMBER = Pattern.compile("\\[?(-?\\d+(?:\\.\\d*)?(?:e-?\\d+)?).*");

  private AxisValues() {}

  /** Groups by the values of these axes, the first axis first. */
  static Comparator<Group> by(List<TrialAxis> axes) {
    return axes.stream()
        .map(axis -> Comparator.comparing((Group group) -> group.values().get(axis), ORDER))
        .reduce(Comparator::thenComparing)
        .orElse(Comparator.comparing(group -> 0));
  }

  /** {@code weight_decay 0.001, max_lr 0.3}; a single setting is "all trials". */
  static String label(Group group, List<TrialAxis> axes) {
    return axes.isEmpty()
        ? "all trials"
        : axes.stream()
            .map(axis -> axis.key() + " " + group.values().get(axis))
            .collect(Collectors.joining(", "));
  }

  private static double number(String value) {
    Matcher matcher = NUMBER.matcher(value);
    return matcher.matches() ? Double.parseDouble(matcher.group(1)) : Double.POSITIVE_INFINITY;
  }
}
