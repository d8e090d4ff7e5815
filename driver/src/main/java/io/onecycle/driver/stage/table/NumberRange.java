package io.onecycle.driver.stage.table;

import java.io.Serializable;
import java.math.BigInteger;

/** What the numbers of a column are, whatever order they are told in. */
final class NumberRange implements Serializable {

  /** Beyond it float32 loses more of what tells numbers apart than training can do without. */
  private static final double MOST_LOST = 1.0 / (1 << 16);

  /** Beyond it, so does the float32 that the mean is. */
  private static final double MOST_REMOTE = 1 << 14;

  /** Of 0 and 1, the share of the rarer one below which it is large at deviation 1. */
  private static final double RARE = 0.01;

  private long count;
  private long whole;
  private long zeros;
  private long ones;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double lost;
  private long sum;
  private long squares;

  void add(double value) {
    count++;
    zeros += value == 0 ? 1 : 0;
    ones += value == 1 ? 1 : 0;
    least = Math.min(least, value);
    most = Math.max(most, value);
    lost = Math.max(lost, Math.abs(value - (float) value));
    long near = (long) value;
    if (near == value) {
      whole++;
      sum += near;
      squares += near * near;
    }
  }

  void add(NumberRange other) {
    count += other.count;
    whole += other.whole;
    zeros += other.zeros;
    ones += other.ones;
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
    lost = Math.max(lost, other.lost);
    sum += other.sum;
    squares += other.squares;
  }

  boolean isConstant() {
    return count > 0 && least == most;
  }

  boolean isWhole() {
    return whole == count;
  }

  /** Whether they are a run of whole numbers, each once: sums of other ones differ from its. */
  boolean isRun() {
    if (count < 2 || !isWhole() || most - least + 1 != count) {
      return false;
    }
    BigInteger from = BigInteger.valueOf((long) least);
    BigInteger to = BigInteger.valueOf((long) most);
    long expected =
        from.add(to).multiply(BigInteger.valueOf(count)).divide(BigInteger.TWO).longValue();
    long expectedSquares =
        squaresTo(to).subtract(squaresTo(from.subtract(BigInteger.ONE))).longValue();
    return sum == expected && squares == expectedSquares;
  }

  private static BigInteger squaresTo(BigInteger n) {
    BigInteger next = n.add(BigInteger.ONE);
    return n.multiply(next).multiply(n.add(next)).divide(BigInteger.valueOf(6));
  }

  /** Whether they are 0 and 1, one of them rare. */
  boolean isRareIndicator() {
    long rarer = Math.min(zeros, ones);
    return rarer > 0 && zeros + ones == count && rarer < RARE * count;
  }

  /** What to take off so that float32 tells them apart; 0 where it does so anyway. */
  double offset() {
    double range = most - least;
    if (count == 0 || range == 0 || !Double.isFinite(range)) {
      return 0;
    }
    double middle = least + range / 2;
    return lost > range * MOST_LOST || Math.abs(middle) > range * MOST_REMOTE ? middle : 0;
  }
}
