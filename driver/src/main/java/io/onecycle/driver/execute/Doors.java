package io.onecycle.driver.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;

/** What Spark listens on, and who may talk to it: its web page, and the ports between its parts. */
final class Doors {

  private static final String PAGE = "spark.ui.enabled";
  private static final String KILL = "spark.ui.killEnabled";
  private static final String SECRET_IS_NEEDED = "spark.authenticate";
  private static final String SECRET = "spark.authenticate.secret";

  /** Of the environment: the page goes by nothing else. */
  private static final String ADDRESS = "SPARK_LOCAL_IP";

  /** Of the environment, as {@code SecurityManager} names it. */
  private static final String WORKERS_SECRET = "_SPARK_AUTH_SECRET";

  /** {@code SecurityManager}'s name for it. */
  private static final Text LEFT_SECRET = new Text("sparkCookie");

  private static final int SECRET_BITS = 256;

  private Doors() {}

  /**
   * Shuts what the user has not said to leave open. A machine on its own listens to itself only,
   * and to nobody who lacks the secret: other users of it may connect, too.
   */
  static void shut(SparkConf conf) {
    conf.setIfMissing(PAGE, "false");
    // Any page of the web can make a browser ask for this one's links.
    conf.setIfMissing(KILL, "false");
    if (!isOfThisMachine(conf)) {
      takeWorkersSecret(conf, System.getenv());
      rememberAgain(conf);
      return;
    }
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    if (!conf.contains(SECRET_IS_NEEDED)) {
      conf.set(SECRET_IS_NEEDED, "true");
      // Within one JVM Spark makes its own.
      conf.setIfMissing(SECRET, new BigInteger(SECRET_BITS, new SecureRandom()).toString(16));
    }
  }

  /**
   * A worker of a standalone cluster gives the secret to the drivers that it starts by the
   * environment, as others see command lines; Spark then misses it among the settings.
   */
  static void takeWorkersSecret(SparkConf conf, Map<String, String> environment) {
    if (conf.get("spark.master").startsWith("spark://")
        && conf.getBoolean(SECRET_IS_NEEDED, false)
        && environment.containsKey(WORKERS_SECRET)) {
      conf.setIfMissing(SECRET, environment.get(WORKERS_SECRET));
    }
  }

  /**
   * With a local master Spark leaves the secret that it has made with the user's credentials, for
   * as long as the JVM lives, and whatever starts there later takes that one for its own.
   */
  private static void rememberAgain(SparkConf conf) {
    try {
      UserGroupInformation user = UserGroupInformation.getCurrentUser();
      boolean isLeft = user.getCredentials().getSecretKey(LEFT_SECRET) != null;
      if (isLeft && conf.getBoolean(SECRET_IS_NEEDED, false) && conf.contains(SECRET)) {
        Credentials ours = new Credentials();
        ours.addSecretKey(LEFT_SECRET, conf.get(SECRET).getBytes(StandardCharsets.UTF_8));
        user.addCredentials(ours);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands open and is dangerous, a sentence each. */
  static List<String> open(SparkConf conf) {
    List<String> open = new ArrayList<>();
    boolean killsForAll =
        conf.getBoolean(PAGE, true)
            && conf.getBoolean(KILL, true)
            && !conf.getBoolean("spark.acls.enable", false);
    if (killsForAll) {
      open.add(
          "Spark's web page is on: whoever opens it, or any web page that a browser here opens, can"
              + " stop the sweep; set %s false, or %s false".formatted(KILL, PAGE));
    }
    boolean isSeenByAll =
        conf.getBoolean(PAGE, true)
            && isOfThisMachine(conf)
            && System.getenv().getOrDefault(ADDRESS, "").isBlank();
    if (isSeenByAll) {
      open.add(
          "Spark's web page is on for the whole network, whatever spark.driver.bindAddress says;"
              + " set %s=127.0.0.1 in the environment, or %s false".formatted(ADDRESS, PAGE));
    }
    if (!conf.getBoolean(SECRET_IS_NEEDED, false)) {
      open.add(
          isOfThisMachine(conf)
              ? "Spark asks for no secret: other users of this machine can stop the sweep and run"
                  + " code as you; set %s true".formatted(SECRET_IS_NEEDED)
              : "Spark asks for no secret: whoever reaches its ports can run code as you; set %s and"
                      .formatted(SECRET_IS_NEEDED)
                  + " what docs/cluster.md shows with it");
    }
    return open;
  }

  private static boolean isOfThisMachine(SparkConf conf) {
    return conf.get("spark.master").startsWith("local");
  }
}
