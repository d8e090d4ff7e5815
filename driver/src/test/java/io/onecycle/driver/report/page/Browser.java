package io.onecycle.driver.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real browser without a window, driven over its own protocol as a person drives it. */
public final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final String session;

  private Browser(Process process, URI address) throws Exception {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, new Ear())
            .get(SECONDS, TimeUnit.SECONDS);
    String target =
        ask("", "Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    this.session =
        ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    ask("Page.enable", Map.of());
    ask("Runtime.enable", Map.of());
  }

  /** Where {@code chromium} is; empty if it is not installed. */
  public static Optional<Path> installed() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one with a profile of its own in a folder. */
  public static Browser start(Path folder) throws Exception {
    Path profile = Files.createDirectories(folder.resolve("profile"));
    Process process =
        new ProcessBuilder(
                installed().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-prefers-reduced-motion",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    for (int i = 0;
        i < 10 * SECONDS && !(Files.exists(port) && Files.readAllLines(port).size() > 1);
        i++) {
      Thread.sleep(100);
    }
    List<String> lines = Files.readAllLines(port);
    return new Browser(process, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
  }

  /** Opens an address and waits until the page says that it is ready. */
  public void open(String address) throws Exception {
    ask("Page.navigate", Map.of("url", "about:blank"));
    ask("Page.navigate", Map.of("url", address));
    until("document.documentElement?.dataset?.ready !== undefined");
  }

  /** The value of a script's expression. */
  public JsonNode value(String expression) throws Exception {
    JsonNode found =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    assertThat(found.has("exceptionDetails")).as(found.toString()).isFalse();
    return found.get("result").path("value");
  }

  public String text(String expression) throws Exception {
    return value(expression).asText();
  }

  public int count(String selector) throws Exception {
    return value("document.querySelectorAll(" + JSON.writeValueAsString(selector) + ").length")
        .asInt();
  }

  public void until(String condition) throws Exception {
    for (int i = 0; i < 10 * SECONDS; i++) {
      if (value("Boolean(" + condition + ")").asBoolean()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("never came: " + condition);
  }

  /** The middle of an element, which is scrolled to. */
  public double[] middle(String selector) throws Exception {
    JsonNode box =
        value(
            "(() => { const e = document.querySelector("
                + JSON.writeValueAsString(selector)
                + "); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
                + " return [b.x + b.width / 2, b.y + b.height / 2, b.x, b.y, b.width, b.height]; })()");
    double[] found = new double[6];
    Arrays.setAll(found, i -> box.get(i).asDouble());
    return found;
  }

  public void click(String selector) throws Exception {
    double[] at = middle(selector);
    mouse("mouseMoved", at[0], at[1], 0);
    mouse("mousePressed", at[0], at[1], 1);
    mouse("mouseReleased", at[0], at[1], 0);
  }

  public void hover(double x, double y) throws Exception {
    mouse("mouseMoved", x, y, 0);
  }

  /** From one place to another with the button held. */
  public void drag(double x1, double y1, double x2, double y2) throws Exception {
    mouse("mouseMoved", x1, y1, 0);
    mouse("mousePressed", x1, y1, 1);
    for (int i = 1; i <= 8; i++) {
      mouse("mouseMoved", x1 + (x2 - x1) * i / 8, y1 + (y2 - y1) * i / 8, 1);
    }
    mouse("mouseReleased", x2, y2, 0);
  }

  private void mouse(String type, double x, double y, int buttons) throws Exception {
    ask(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            x,
            "y",
            y,
            "buttons",
            buttons,
            "clickCount",
            type.equals("mouseMoved") ? 0 : 1,
            "button",
            type.equals("mouseMoved") && buttons == 0 ? "none" : "left"));
  }

  public void press(String key) throws Exception {
    ask("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "code", key));
    ask("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key));
  }

  public void type(String text) throws Exception {
    ask("Input.insertText", Map.of("text", text));
  }

  public void size(int width, int height, boolean isPhone) throws Exception {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", isPhone));
    ask("Emulation.setTouchEmulationEnabled", Map.of("enabled", isPhone));
  }

  public void prefersDark(boolean isDark) throws Exception {
    shows("", isDark);
  }

  /** As it is laid out on paper, without being cut into pages, until a scheme is preferred. */
  void showsPaper() throws Exception {
    shows("print", false);
    value("dispatchEvent(new Event('beforeprint'))");
  }

  private void shows(String medium, boolean isDark) throws Exception {
    ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
  }

  /** The page as it would be printed, a PDF. */
  public byte[] printed() throws Exception {
    JsonNode found = ask("Page.printToPDF", Map.of("printBackground", true));
    return Base64.getDecoder().decode(found.get("data").asText());
  }

  /** What it shows, a PNG. */
  public byte[] picture(boolean isWhole) throws Exception {
    JsonNode found = ask("Page.captureScreenshot", Map.of("captureBeyondViewport", isWhole));
    return Base64.getDecoder().decode(found.get("data").asText());
  }

  JsonNode ask(String method, Map<String, Object> with) throws Exception {
    return ask(session, method, with);
  }

  private JsonNode ask(String of, String method, Map<String, Object> with) throws Exception {
    int id = number.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    Map<String, Object> message =
        new java.util.HashMap<>(Map.of("id", id, "method", method, "params", with));
    if (!of.isEmpty()) {
      message.put("sessionId", of);
    }
    socket.sendText(JSON.writeValueAsString(message), true).get(SECONDS, TimeUnit.SECONDS);
    JsonNode found = answer.get(SECONDS, TimeUnit.SECONDS);
    assertThat(found.has("error")).as(method + ": " + found).isFalse();
    return found.get("result");
  }

  @Override
  public void close() {
    socket.abort();
    // Its helpers still write into the profile, which is to be deleted.
    List<ProcessHandle> all = process.descendants().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    all.forEach(one -> one.onExit().join());
  }

  /** Puts the parts of a message together, and gives each answer to who asked. */
  private final class Ear implements WebSocket.Listener {

    private final StringBuilder heard = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      heard.append(part);
      if (isLast) {
        try {
          JsonNode message = JSON.readTree(heard.toString());
          heard.setLength(0);
          Optional.ofNullable(asked.remove(message.path("id").asInt()))
              .ifPresent(answer -> answer.complete(message));
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      }
      from.request(1);
      return null;
    }
  }
}
