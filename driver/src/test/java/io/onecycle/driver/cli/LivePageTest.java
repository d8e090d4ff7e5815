package io.onecycle.driver.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.DriverLease;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivePageTest {

  @TempDir private Path folder;
  private final AtomicInteger visits = new AtomicInteger();
  private ResultStore store;
  private LivePage page;

  @BeforeEach
  void serve() throws IOException {
    store = ResultStore.at(folder.toString());
    page = LivePage.serve(0, store, () -> "visit " + visits.incrementAndGet());
  }

  @AfterEach
  void stop() {
    page.stop();
  }

  @Test
  void makesThePageAnewForEachVisitOnThisMachineAlone() throws Exception {
    assertThat(page.address().getHost()).isEqualTo("127.0.0.1");
    assertThat(visit(page.address()).body()).isEqualTo("visit 1");
    assertThat(visit(page.address()).body()).isEqualTo("visit 2");
    assertThat(visit(page.address().resolve("/other")).statusCode()).isEqualTo(404);
  }

  @Test
  void asksTheBrowserBackOnlyWhileADriverLives() throws Exception {
    assertThat(visit(page.address()).headers().firstValue("Refresh")).isEmpty();
    store
        .leases()
        .take(new DriverLease("run", "host", 1, Instant.now(), Instant.now()), held -> true);
    assertThat(visit(page.address()).headers().firstValue("Refresh")).contains("10");
    Instant longAgo = Instant.now().minusSeconds(60);
    store.leases().beat(new DriverLease("run", "host", 1, longAgo, longAgo));
    assertThat(visit(page.address()).headers().firstValue("Refresh")).isEmpty();
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
      assertThat(visit(page.address()).body()).isEqualTo("visit 1");
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  private static HttpResponse<String> visit(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
