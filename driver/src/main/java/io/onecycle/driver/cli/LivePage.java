package io.onecycle.driver.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onecycle.driver.execute.Lease;
import io.onecycle.driver.store.ResultStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of a sweep, made anew for each visit and for this machine only. While a driver is
 * running, the browser is asked to come back.
 */
final class LivePage {

  private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);
  private static final int REFRESH_SECONDS = 10;

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
  private final ResultStore store;
  private final Supplier<String> page;

  private LivePage(HttpServer server, ResultStore store, Supplier<String> page) {
    this.server = server;
    this.store = store;
    this.page = page;
  }

  /**
   * Starts to serve on 127.0.0.1.
   *
   * @param port 0 for any that is free
   */
  static LivePage serve(int port, ResultStore store, Supplier<String> page) throws IOException {
    // Read once, when the first server of this JVM is made.
    System.getProperties().putIfAbsent(REQUEST_SECONDS, "10");
    System.getProperties().putIfAbsent(ANSWER_SECONDS, "60");
    InetAddress here = InetAddress.getLoopbackAddress();
    LivePage live;
    try {
      live = new LivePage(HttpServer.create(new InetSocketAddress(here, port), 0), store, page);
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
      boolean known = exchange.getRequestURI().getPath().equals("/");
      if (!ours || !known) {
        exchange.sendResponseHeaders(ours ? 404 : 403, -1);
        return;
      }
      byte[] body = body();
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (Lease.holder(store).isPresent()) {
        exchange.getResponseHeaders().set("Refresh", Integer.toString(REFRESH_SECONDS));
      }
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (RuntimeException e) {
      LOG.warn("Cannot make the page", e);
      throw e;
    }
  }

  private byte[] body() {
    return page.get().getBytes(StandardCharsets.UTF_8);
  }
}
