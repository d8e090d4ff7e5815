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

  private final HttpServer server;
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
    InetAddress here = InetAddress.getLoopbackAddress();
    LivePage live;
    try {
      live = new LivePage(HttpServer.create(new InetSocketAddress(here, port), 0), store, page);
    } catch (IOException e) {
      throw new IOException("Cannot serve on port " + port + ": " + e.getMessage(), e);
    }
    live.server.createContext("/", live::answer);
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
