package io.onecycle.driver.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onecycle.driver.report.page.HtmlPage;
import io.onecycle.driver.report.plot.ReportData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of a sweep, for this machine only: made anew for each visit, and what is new since at
 * {@code /now}, which the page asks for by itself.
 */
final class LivePage {

  private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);

  /** What is answered at a path, and its type. */
  private record Answer(Function<ReportData, String> body, String type) {}

  private static final Map<String, Answer> ANSWERS =
      Map.of(
          "/", new Answer(HtmlPage::served, "text/html; charset=utf-8"),
          "/now", new Answer(HtmlPage::now, "application/json"));

  /** Visits at a time; more wait. */
  private static final int VISITORS = 32;

  /**
   * Of the whole of a request, of which half is no visit; JDK's server takes it from there only.
   */
  private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

  private static final String ANSWER_SECONDS = "sun.net.httpserver.maxRspTime";

  private final HttpServer server;
  private final ExecutorService visitors =
      Executors.newFixedThreadPool(
          VISITORS,
          work -> {
            Thread thread = new Thread(work, "visitor");
            thread.setDaemon(true);
            return thread;
          });
  private final Supplier<ReportData> data;

  private LivePage(HttpServer server, Supplier<ReportData> data) {
    this.server = server;
    this.data = data;
  }

  /**
   * Starts to serve on 127.0.0.1.
   *
   * @param port 0 for any that is free
   * @param data what there is at the moment, asked for at each visit
   */
  static LivePage serve(int port, Supplier<ReportData> data) throws IOException {
    // Read once, when the first server of this JVM is made.
    System.getProperties().putIfAbsent(REQUEST_SECONDS, "10");
    System.getProperties().putIfAbsent(ANSWER_SECONDS, "60");
    InetAddress here = InetAddress.getLoopbackAddress();
    LivePage live;
    try {
      live = new LivePage(HttpServer.create(new InetSocketAddress(here, port), 0), data);
    } catch (IOException e) {
      throw new IOException("Cannot serve on port " + port + ": " + e.getMessage(), e);
    }
    live.server.createContext("/", live::answer);
    live.server.setExecutor(live.visitors);
    live.server.start();
    return live;
  }

  /** Where the page is. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Waits until the process or the calling thread is interrupted. */
  void untilInterrupted() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  void stop() {
    server.stop(0);
    visitors.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      // A page elsewhere must not read this one through a host name that leads here.
      String host = exchange.getRequestHeaders().getFirst("Host");
      boolean ours = host != null && host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?");
      String path = exchange.getRequestURI().getPath();
      if (!ours || !ANSWERS.containsKey(path)) {
        exchange.sendResponseHeaders(ours ? 404 : 403, -1);
        return;
      }
      Answer answer = ANSWERS.get(path);
      byte[] body = answer.body().apply(data.get()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (RuntimeException e) {
      LOG.warn("Cannot make the page", e);
      throw e;
    }
  }
}
