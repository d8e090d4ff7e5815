package io.onecycle.driver.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.report.plot.Course;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.SampleReports;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivePageTest {

  private static final Course RUNNING =
      new Course(
          true,
          10,
          8,
          List.of(
              new Course.Running("a", "", "weight_decay 0.1", 4, 280, 510, new TreeMap<>()),
              new Course.Running("b", "", "weight_decay 1", 4, -1, 0, new TreeMap<>())),
          OptionalDouble.of(111));

  private final AtomicReference<ReportData> data = new AtomicReference<>(SampleReports.whole());
  private LivePage page;

  @BeforeEach
  void serve() throws IOException {
    page = LivePage.serve(0, data::get);
  }

  @AfterEach
  void stop() {
    page.stop();
  }

  @Test
  void answersThisMachineAlone() throws Exception {
    assertThat(page.address().getHost()).isEqualTo("127.0.0.1");
    assertThat(visit("").body()).contains("<title>sample", "connect-src 'self'");
    assertThat(visit("other").statusCode()).isEqualTo(404);
  }

  @Test
  void saysHowFarARunningSweepHasCome() throws Exception {
    assertThat(visit("").body()).doesNotContain("http-equiv=\"refresh\"");
    data.set(SampleReports.whole().with(RUNNING));
    assertThat(visit("").body())
        .contains("10 of 20 · 2 running, iteration 281 of 510 · about 1:51 min to go")
        .contains("<noscript><meta http-equiv=\"refresh\"");
  }

  @Test
  void saysWhereEachOfSeveralIs() throws Exception {
    data.set(SampleReports.whole().with(several(1000, 1000, 1000)));
    assertThat(visit("").body()).contains("3 running, iterations 1, 11 and 21 of 1000<");
    data.set(SampleReports.whole().with(several(1000, 1000, 1000, 1000, 1000)));
    assertThat(visit("").body()).contains("5 running, iterations 1, 11, 21 and 31 of 1000, …<");
    data.set(SampleReports.whole().with(several(1000, 200)));
    assertThat(visit("").body()).contains("2 running, iterations 1 of 1000 and 11 of 200<");
  }

  private static Course several(int... iterations) {
    List<Course.Running> running = new ArrayList<>();
    for (int i = 0; i < iterations.length; i++) {
      running.add(
          new Course.Running(
              "t" + i, "", "weight_decay 1", i, 10 * i, iterations[i], new TreeMap<>()));
    }
    return new Course(true, 10, 8, running, OptionalDouble.empty());
  }

  @Test
  void aRequestThatIsHalfSentKeepsNobodyWaiting() throws Exception {
    List<Socket> halves = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        Socket half = new Socket(page.address().getHost(), page.address().getPort());
        half.getOutputStream().write("GET / HTTP/1.1\r\nHos".getBytes(US_ASCII));
        halves.add(half);
      }
      assertThat(visit("").statusCode()).isEqualTo(200);
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  @Test
  void whatIsNewHasAnotherVersion() throws Exception {
    JsonNode before = now();
    assertThat(before.get("isLive").asBoolean()).isFalse();
    assertThat(visit("").body()).contains("data-served=\"" + before.get("version").asText());
    assertThat(now().get("version")).isEqualTo(before.get("version"));
    data.set(SampleReports.whole().with(RUNNING));
    JsonNode after = now();
    assertThat(after.get("isLive").asBoolean()).isTrue();
    assertThat(after.get("version")).isNotEqualTo(before.get("version"));
    assertThat(after.get("parts").get("live").asText()).startsWith("10 of 20");
    assertThat(after.get("data").get("running")).hasSize(2);
  }

  private JsonNode now() throws Exception {
    return new ObjectMapper().readTree(visit("now").body());
  }

  private HttpResponse<String> visit(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(page.address() + path))
                .timeout(Duration.ofSeconds(20))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
