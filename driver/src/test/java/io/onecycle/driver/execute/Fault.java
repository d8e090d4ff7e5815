package io.onecycle.driver.execute;

import java.util.Random;

/** What befalls processes and machines of a world. */
enum Fault {
  KILLED(2),
  /** All machines lose it, and with it whatever was not synced. */
  POWER(1),
  MACHINE(1),
  CLOCK(1),
  NO_DATA(1),
  /** Longer than a lease lives, perhaps. */
  SLEEP(3),
  /** The storage has done what it was asked for, and says that it could not. */
  NO_REPLY(0),
  /** A task is begun a second time while it goes on. */
  TWICE(0),
  /** Work fails that would not when tried again. */
  CHANCE(0);

  private final int weight;

  Fault(int weight) {
    this.weight = weight;
  }

  /** One of those that a call of the disk may be the moment of. */
  static Fault any(Random random) {
    int all = 0;
    for (Fault one : values()) {
      all += one.weight;
    }
    int at = random.nextInt(all);
    for (Fault one : values()) {
      at -= one.weight;
      if (at < 0) {
        return one;
      }
    }
    throw new AssertionError("weights");
  }
}
