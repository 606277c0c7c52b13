package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cruisemall.local.process.LoopbackPort;
import com.sun.jdi.event.BreakpointEvent;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** {@code ./cruise dev rates}: live reload and debugger beside the running stack. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevModeTest {
  private static final Path SOURCE =
      Stack.ROOT.resolve(
          "rates-service/src/main/java/com/cruisemall/rates/conversion/Conversion.java");
  private static final String ROUNDED = "decimals.get(), RoundingMode.HALF_UP)";
  private static final Path LOG = Path.of("target", "dev-mode.log").toAbsolutePath();
  private static final Duration START_TIMEOUT = Duration.ofMinutes(8);
  private static final Duration RELOAD_TIMEOUT = Duration.ofSeconds(60);

  private final Stack stack = Stack.get();
  private final int debugPort = LoopbackPort.findFree();
  private final String original = read();
  private Process dev;

  @BeforeAll
  void startDevelopmentMode() throws IOException {
    dev =
        new ProcessBuilder(
                Stack.ROOT.resolve("cruise").toString(),
                "dev",
                "rates",
                "--state",
                Stack.file("").toString(),
                "--debug-port",
                Integer.toString(debugPort))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    await()
        .atMost(START_TIMEOUT)
        .until(() -> !dev.isAlive() || Files.readString(LOG).contains("debugger localhost:"));
    assertThat(dev.isAlive()).as("see " + LOG).isTrue();
  }

  @AfterAll
  void endDevelopmentMode() throws IOException, InterruptedException {
    Files.writeString(SOURCE, original);
    dev.destroy();
    dev.waitFor();
    assertThat(convert()).as("rates from its build").isPositive();
  }

  @Test
  void answersWithTheChangedSource() throws IOException {
    int decimals = convert().scale();
    try {
      for (int more = 1; more <= 3; more++) {
        awaitScale(decimals + more, ROUNDED.replace("get()", "get() + " + more));
      }
    } finally {
      Files.writeString(SOURCE, original);
    }
  }

  @Test
  void stopsAtABreakpoint() throws Exception {
    convert();
    CompletableFuture<BigDecimal> response;
    try (Debugger debugger = Debugger.attach(debugPort)) {
      debugger.breakAt("com.cruisemall.rates.conversion.ConversionResource", "convert");
      response = CompletableFuture.supplyAsync(this::convert);

      BreakpointEvent hit = debugger.awaitBreakpoint(RELOAD_TIMEOUT);

      assertThat(hit.location().method().name()).isEqualTo("convert");
      assertThat(response).isNotDone();
    }
    assertThat(response).succeedsWithin(RELOAD_TIMEOUT);
  }

  @Test
  void servesDevUi() {
    HttpResponse<String> page =
        Stack.send(HttpRequest.newBuilder(stack.component("rates", "/q/dev-ui/")));

    assertThat(page.statusCode()).isLessThan(400);
  }

  /** Quarkus looks for changes every 2 s at most, so the first response may be the old one. */
  private void awaitScale(int scale, String rounding) throws IOException {
    long saved = System.nanoTime();
    Files.writeString(SOURCE, original.replace(ROUNDED, rounding));
    await().atMost(RELOAD_TIMEOUT).until(() -> convert().scale() == scale);
    System.out.printf("seconds from save to answer: %.1f%n", (System.nanoTime() - saved) / 1e9);
  }

  /** Calls the service itself, because the gateway caches its responses. */
  private BigDecimal convert() {
    // Tokens expire before development mode has started on a busy machine.
    String token = ServiceCallsTest.token("chat-service", "catalogue:read", "rates-service");
    HttpResponse<String> response =
        Stack.send(
            HttpRequest.newBuilder(
                    stack.component(
                        "rates", "/api/exchange-rate/convert?from=USD&to=KRW&amount=1.2345"))
                .header("Authorization", "Bearer " + token));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new BigDecimal(Stack.json(response.body()).at("/data/to/amount").asText());
  }

  private static String read() {
    try {
      String source = Files.readString(SOURCE);
      assertThat(source).contains(ROUNDED);
      return source;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
