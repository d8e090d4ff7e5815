package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.internal.config.package$;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.junit.jupiter.api.Test;
import scala.Option;

/** Knocks at what Spark listens on, as others of the machine and web pages can. */
class DoorsTest {

  private static final String BACKEND = "LocalSchedulerBackendEndpoint";

  /** All that a process may listen on is loopback: 127.0.0.1, as /proc has it for both versions. */
  private static final String LOOPBACK = "((0{16}F{4}0000)?0100007F|0{24}01000000):.*";

  /** A line of the table: number, own address, the other's, state 0A, five more, the inode. */
  private static final Pattern LISTENING =
      Pattern.compile("\\s*\\d+: (\\S+) \\S+ 0A(?:\\s+\\S+){5}\\s+(\\d+) .*");

  private final Map<String, String> plain = Map.of("spark.master", "local[1]");

  @Test
  void byDefaultSparkHasNoPageAndListensToThisMachineOnly() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/net/tcp")), "listening sockets are read of /proc");
    Set<String> before = listening();
    try (SparkTrials spark = SparkTrials.start(plain, "run")) {
      Set<String> opened = listening();
      opened.removeAll(before);
      assertThat(opened).isNotEmpty().allMatch(address -> address.matches(LOOPBACK));
      assertThat(spark.context().sc().uiWebUrl().isEmpty()).isTrue();
      assertThat(spark.openDoors()).isEmpty();
    }
  }

  @Test
  void aClustersSecretIsItsOwnAlsoAfterALocalRun() throws Exception {
    try (SparkTrials spark = SparkTrials.start(plain, "run")) {
      assertThat(spark.context().parallelize(List.of(1, 2)).count()).isEqualTo(2);
    }
    SparkConf conf =
        SparkSettings.conf(
            Map.of(
                "spark.master", "spark://127.0.0.1:7077",
                "spark.authenticate", "true",
                "spark.authenticate.secret", "of the cluster"));
    SecurityManager security =
        new SecurityManager(conf, Option.empty(), package$.MODULE$.AUTH_SECRET_FILE());
    assertThat(security.getSecretKey()).isEqualTo("of the cluster");
  }

  @Test
  void aDriverThatAWorkerStartsTakesTheSecretThatItIsGiven() {
    SparkConf conf = new SparkConf().setMaster("spark://a:7077").set("spark.authenticate", "true");
    Doors.takeWorkersSecret(conf, Map.of("_SPARK_AUTH_SECRET", "of the worker"));
    assertThat(conf.get("spark.authenticate.secret")).isEqualTo("of the worker");
    Doors.takeWorkersSecret(conf, Map.of("_SPARK_AUTH_SECRET", "another"));
    assertThat(conf.get("spark.authenticate.secret")).isEqualTo("of the worker");
  }

  @Test
  void whoLacksTheSecretCannotTalkToTheExecutor() throws Exception {
    try (SparkTrials spark = SparkTrials.start(plain, "run")) {
      assertThatThrownBy(() -> knock(spark)).hasStackTraceContaining("Exception");
      assertThat(spark.context().parallelize(List.of(1, 2)).count()).isEqualTo(2);
    }
    Map<String, String> open = Map.of("spark.master", "local[1]", "spark.authenticate", "false");
    try (SparkTrials spark = SparkTrials.start(open, "run")) {
      knock(spark);
      assertThat(spark.openDoors())
          .singleElement()
          .asString()
          .startsWith("Spark asks for no secret: other users of this machine can stop the sweep");
    }
  }

  @Test
  void aPageThatIsWantedStopsNoJobUnlessThatIsWantedToo() throws Exception {
    Map<String, String> wanted = new HashMap<>(plain);
    wanted.put("spark.ui.enabled", "true");
    wanted.put("spark.ui.port", "0");
    try (SparkTrials spark = SparkTrials.start(wanted, "run")) {
      assertThat(survivesAVisit(spark)).isTrue();
    }
    wanted.put("spark.ui.killEnabled", "true");
    try (SparkTrials spark = SparkTrials.start(wanted, "run")) {
      assertThat(survivesAVisit(spark)).isFalse();
      assertThat(spark.openDoors())
          .anySatisfy(
              words ->
                  assertThat(words)
                      .contains("any web page that a browser here opens, can stop the sweep"));
    }
  }

  @Test
  void onAClusterItIsTheUsersToChooseASecretAndSaidWhereThereIsNone() {
    SparkConf conf = new SparkConf(false).set("spark.master", "spark://10.0.0.1:7077");
    Doors.shut(conf);
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
    assertThat(conf.contains("spark.driver.host")).isFalse();
    assertThat(Doors.open(conf))
        .singleElement()
        .asString()
        .contains("whoever reaches its ports can run code as you", "docs/cluster.md");
    assertThat(Doors.open(conf.set("spark.authenticate", "true"))).isEmpty();
  }

  /** Whether a job goes on though a browser has been led to the address that kills it. */
  private static boolean survivesAVisit(SparkTrials spark) throws Exception {
    JavaFutureAction<Void> job =
        spark.context().parallelize(List.of(1), 1).foreachAsync(one -> Thread.sleep(3_000));
    StandaloneCluster.await("the job", () -> !job.jobIds().isEmpty());
    URI page = URI.create(spark.context().sc().uiWebUrl().get());
    URI kill = page.resolve("/jobs/job/kill/?id=" + job.jobIds().get(0));
    HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(kill).build(), HttpResponse.BodyHandlers.discarding());
    try {
      job.get();
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }

  /** As another process would, that knows the port alone. */
  private static void knock(SparkTrials spark) {
    SparkConf conf = new SparkConf(false).set("spark.rpc.askTimeout", "5s");
    SecurityManager nobody =
        new SecurityManager(conf, Option.empty(), package$.MODULE$.AUTH_SECRET_FILE());
    RpcEnv outside = RpcEnv.create("outside", "127.0.0.1", 0, conf, nobody, true);
    try {
      int port = Integer.parseInt(spark.context().getConf().get("spark.driver.port"));
      var unused = outside.setupEndpointRef(new RpcAddress("127.0.0.1", port), BACKEND);
    } finally {
      outside.shutdown();
    }
  }

  /** Address and port, in hexadecimal, of each socket on which this process listens. */
  private static Set<String> listening() throws IOException {
    Set<String> ours = new HashSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      open.forEach(each -> ours.add(inode(each)));
    }
    Set<String> addresses = new TreeSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/net").resolve(table))) {
        Matcher socket = LISTENING.matcher(line);
        if (socket.matches() && ours.contains(socket.group(2))) {
          addresses.add(socket.group(1));
        }
      }
    }
    return addresses;
  }

  private static String inode(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().replaceAll("\\D", "");
    } catch (IOException e) {
      return "closed since";
    }
  }
}
