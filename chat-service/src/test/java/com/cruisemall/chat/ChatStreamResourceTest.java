package com.cruisemall.chat;

import static com.cruisemall.chat.ScriptedGemini.answer;
import static com.cruisemall.chat.ScriptedGemini.end;
import static com.cruisemall.chat.ScriptedGemini.event;
import static com.cruisemall.chat.ScriptedGemini.overQuota;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cruisemall.kit.test.FakeIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.restassured.RestAssured;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ChatServiceTest
class ChatStreamResourceTest {
  private static final String[] WHOLE = {
    "start", "message-metadata", "text-start", "text-delta", "text-end", "finish"
  };
  private static final String[] CITING = {
    "start", "message-metadata", "text-start", "text-delta", "text-end", "source-url", "finish"
  };

  @Inject MeterRegistry metrics;
  @Inject Event<ShutdownDelayInitiatedEvent> shutdown;

  private ChatClient client;

  @BeforeEach
  void setUp() {
    client = new ChatClient(URI.create("http://127.0.0.1:" + RestAssured.port));
    CircuitBreakerMaintenance.get().resetAll();
    ScriptedServices.reset();
  }

  @AfterEach
  void tearDown() {
    client.close();
  }

  @Test
  void streamsModelTextInUiMessageProtocol() {
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.HELLO));

    var response = client.stream("안녕하세요");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().map())
        .containsEntry("content-type", List.of("text/event-stream"))
        .containsEntry("x-vercel-ai-ui-message-stream", List.of("v1"))
        .containsEntry("cache-control", List.of("private, no-store"));
    String id = ChatClient.metadata(response.body()).path("conversationId").asText();
    assertThat(response.body())
        .isEqualTo(
            """
            data: {"type":"start"}

            data: {"type":"message-metadata","messageMetadata":{"source":"model","conversationId":"ID"}}

            data: {"type":"text-start","id":"text-1"}

            data: {"type":"text-delta","id":"text-1","delta":"안녕"}

            data: {"type":"text-delta","id":"text-1","delta":"하세요, "}

            data: {"type":"text-delta","id":"text-1","delta":"고객님!"}

            data: {"type":"text-end","id":"text-1"}

            data: {"type":"message-metadata","messageMetadata":{"source":"model","conversationId":"ID","usage":{"inputTokens":7,"outputTokens":3,"totalTokens":10}}}

            data: {"type":"finish"}

            data: [DONE]

            """
                .replace("ID", id));
  }

  @Test
  void sendsApiKeyInHeaderOnly() {
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.HELLO));

    client.stream("여권이 필요한가요");

    assertThat(ScriptedGemini.REQUESTS)
        .singleElement()
        .asString()
        .startsWith(
            "POST /v1beta/models/gemini-flash-latest:streamGenerateContent?alt=sse HTTP/1.1")
        .contains("x-goog-api-key: " + ScriptedGemini.KEY)
        .contains("systemInstruction")
        .contains("{\"role\":\"user\",\"parts\":[{\"text\":\"여권이 필요한가요\"}]}");
  }

  static Stream<Arguments> faultsBeforeFirstText() {
    return Stream.of(
        fault("busy", call -> call.refuse(503, "{\"error\":{\"status\":\"UNAVAILABLE\"}}")),
        fault("unavailable", call -> call.refuse(500, "oops")),
        fault("unavailable", call -> call.refuse(403, "{}")),
        fault("unavailable", call -> call.stream("data: not json\n\n")),
        fault("unavailable", call -> call.stream("<html>a captive portal</html>")),
        fault("unavailable", call -> call.stream("data: {\"candidates\":\"odd\"}\n\n")),
        fault("unavailable", call -> call.stream(event("x".repeat(4_000_000)))),
        fault("unavailable", _ -> {}),
        fault("slow", ScriptedGemini.Call::awaitDisconnect),
        fault(
            "slow",
            call -> {
              call.head(200, "text/event-stream");
              call.awaitDisconnect();
            }),
        fault("blocked", call -> call.stream(end("SAFETY"))),
        fault(
            "blocked",
            call -> call.stream("data: {\"promptFeedback\":{\"blockReason\":\"OTHER\"}}\n\n")));
  }

  private static Arguments fault(String reason, ScriptedGemini.Script script) {
    return Arguments.of(reason, script);
  }

  @ParameterizedTest
  @MethodSource("faultsBeforeFirstText")
  void usesFallbackWhenModelFailsBeforeFirstText(String reason, ScriptedGemini.Script script) {
    ScriptedGemini.plays(script);

    var response = client.stream("취소 수수료가 얼마예요?");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).endsWith("data: {\"type\":\"finish\"}\n\ndata: [DONE]\n\n");
    assertThat(ChatClient.types(response.body()))
        .containsExactly(reason.equals("blocked") ? WHOLE : CITING);
    assertThat(ChatClient.metadata(response.body()).path("source").asText()).isEqualTo("fallback");
    assertThat(ChatClient.metadata(response.body()).path("reason").asText()).isEqualTo(reason);
    if (!reason.equals("blocked")) {
      assertThat(ChatClient.text(response.body())).contains("59~31일 전: 10%");
    }
  }

  static Stream<Arguments> faultsAfterFirstText() {
    return Stream.of(
        fault("cut", call -> call.stream(event("반갑"))),
        fault(
            "hang",
            call -> {
              call.stream(event("반갑"));
              call.awaitDisconnect();
            }),
        fault("garbage", call -> call.stream(event("반갑") + "data: {{{\n\n")),
        fault(
            "endless event",
            call -> {
              call.stream(event("반갑"));
              call.send("data: " + "x".repeat(4_000_000));
            }),
        fault(
            "slow drip",
            call -> {
              call.stream(event("반갑"));
              for (int i = 0; i < 100; i++) {
                call.send("d");
                Thread.sleep(100);
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("faultsAfterFirstText")
  void sendsErrorPartWhenModelFailsAfterFirstText(String fault, ScriptedGemini.Script script) {
    ScriptedGemini.plays(script);

    var response = client.stream("안녕하세요");

    assertThat(ChatClient.types(response.body()))
        .as(fault)
        .containsExactly(
            "start", "message-metadata", "text-start", "text-delta", "text-end", "error", "finish");
    assertThat(ChatClient.text(response.body())).isEqualTo("반갑");
    assertThat(response.body()).endsWith("data: [DONE]\n\n").contains("다시 시도해 주세요");
    assertThat(ScriptedGemini.REQUESTS).hasSize(1);
  }

  @Test
  void endsEndlessAnswerAtTheDeadline() {
    ScriptedGemini.plays(call -> {
      call.head(200, "text/event-stream");
      while (true) {
        call.send(event("또 "));
        Thread.sleep(50);
      }
    });

    long began = System.nanoTime();
    var response = client.stream("안녕하세요");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    assertThat(ChatClient.types(response.body())).contains("error", "finish");
    assertThat(response.body()).endsWith("data: [DONE]\n\n");
    await().until(() -> ScriptedGemini.DISCONNECTS.get() == 1);
  }

  @Test
  void retriesOverloadedModel() {
    var calls = new AtomicInteger();
    ScriptedGemini.plays(call -> {
      if (calls.incrementAndGet() < 3) {
        call.refuse(503, "{}");
      } else {
        call.stream(answer("왔어요"));
      }
    });

    var response = client.stream("안녕하세요");

    assertThat(ChatClient.text(response.body())).isEqualTo("왔어요");
    assertThat(calls).hasValue(3);
  }

  @Test
  void usesSecondModelWhenFirstIsOverloaded() {
    ScriptedGemini.plays(call -> {
      if (call.request().contains("/gemini-flash-latest:")) {
        call.refuse(503, "{}");
      } else {
        call.stream(answer("둘째입니다"));
      }
    });

    IntStream.range(0, 30)
        .forEach(_ -> assertThat(ChatClient.text(client.stream("안녕").body())).isEqualTo("둘째입니다"));

    // The circuit of the first model opens after a while, and calls to it stop.
    assertThat(ScriptedGemini.REQUESTS.stream().filter(asked -> asked.contains("flash-latest:")))
        .hasSizeLessThan(30);
  }

  @Test
  void honoursRetryDelayWithinTheDeadline() {
    var calls = new AtomicInteger();
    ScriptedGemini.plays(call -> {
      if (calls.incrementAndGet() == 1) {
        call.refuse(429, overQuota("GenerateRequestsPerMinute", "0.5s"));
      } else {
        call.stream(answer("왔어요"));
      }
    });

    var response = client.stream("안녕하세요");

    assertThat(ChatClient.text(response.body())).isEqualTo("왔어요");
    assertThat(calls).hasValue(2);
  }

  @Test
  void holdsOffModelWhenDayQuotaIsExhausted() {
    ScriptedGemini.plays(call -> call.refuse(429, overQuota("GenerateRequestsPerDay", "1.5s")));

    var first = client.stream("여권");
    var second = client.stream("여권");

    assertThat(ScriptedGemini.REQUESTS).hasSize(1);
    assertThat(List.of(first, second))
        .allSatisfy(response -> {
          assertThat(ChatClient.metadata(response.body()).path("reason").asText())
              .isEqualTo("quota");
          assertThat(ChatClient.text(response.body())).contains("이용 한도", "여권");
        });

    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.HELLO));
    await().until(() -> client.stream("여권").body().contains("\"model\""));
  }

  @Test
  void opensCircuitAfterRepeatedFailures() {
    ScriptedGemini.plays(call -> call.refuse(500, "{}"));

    IntStream.range(0, 12).forEach(_ -> client.stream("여권"));
    int asked = ScriptedGemini.REQUESTS.size();

    assertThat(asked).isLessThan(12 * 3);
    ScriptedGemini.plays(call -> call.stream(ScriptedGemini.HELLO));
    await().until(() -> client.stream("여권").body().contains("\"model\""));
  }

  @Test
  void sendsHeartbeatWhileModelIsSilent() {
    ScriptedGemini.plays(call -> {
      Thread.sleep(700);
      call.stream(ScriptedGemini.HELLO);
    });

    var response = client.stream("안녕하세요");

    assertThat(response.body()).contains(": alive\n\n");
    assertThat(ChatClient.text(response.body())).isEqualTo("안녕하세요, 고객님!");
  }

  @Test
  void abortsModelCallWhenClientDisconnects() throws Exception {
    ScriptedGemini.plays(call -> {
      call.stream(event("반갑"));
      call.awaitDisconnect();
    });

    readFirstTextAndDisconnect();

    await()
        .atMost(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(ScriptedGemini.DISCONNECTS).hasValue(1));
  }

  @Test
  void abortsModelCallWhenClientDisconnectsBeforeFirstText() throws Exception {
    // Not the common counter: the model of an earlier test may notice its disconnect late.
    var isAborted = new CountDownLatch(1);
    ScriptedGemini.plays(call -> {
      try {
        call.awaitDisconnect();
      } finally {
        isAborted.countDown();
      }
    });

    Socket socket = ask();
    await().until(() -> ScriptedGemini.REQUESTS.size() == 1);
    socket.close();

    await().until(() -> isAborted.getCount() == 0);
  }

  @Test
  void appliesBackPressureForSlowReader() throws Exception {
    int all = 2_000;
    var said = new AtomicInteger();
    ScriptedGemini.plays(call -> {
      call.head(200, "text/event-stream");
      String words = event("x".repeat(30_000));
      for (int i = 0; i < all; i++) {
        call.send(words);
        said.incrementAndGet();
      }
    });

    Socket socket = ask();
    try (socket) {
      await().until(() -> said.get() > 0);
      // The bytes sent so far fill the buffers of the operating system; then the model is blocked.
      await()
          .until(() -> {
            int before = said.get();
            TimeUnit.MILLISECONDS.sleep(300);
            return said.get() == before;
          });
      assertThat(said).hasValueLessThan(all / 2);
    }
  }

  @Test
  void streamsHundredAnswersConcurrently() {
    ScriptedGemini.plays(call -> {
      call.head(200, "text/event-stream");
      for (int i = 0; i < 10; i++) {
        call.send(event(i + " "));
        Thread.sleep(20);
      }
      call.send(end("STOP"));
    });

    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 100).mapToObj(_ -> client.streaming("안녕하세요")).toList();

    assertThat(all.stream().map(CompletableFuture::join))
        .allSatisfy(response -> {
          assertThat(response.statusCode()).isEqualTo(200);
          assertThat(response.body()).endsWith("data: [DONE]\n\n");
          assertThat(ChatClient.metadata(response.body()).path("source").asText())
              .isEqualTo("model");
          assertThat(ChatClient.text(response.body())).isEqualTo("0 1 2 3 4 5 6 7 8 9 ");
        });
  }

  @Test
  void streamsQueuePositionWhileWaiting() {
    var go = new CountDownLatch(1);
    ScriptedGemini.plays(call -> {
      call.stream(event("하나"));
      // Without these events the idle timeout would release the permit.
      while (!go.await(500, TimeUnit.MILLISECONDS)) {
        call.send(event("둘"));
      }
      call.send(end("STOP"));
    });

    // The waiters start after the permits are taken, since they time out first.
    Stream<CompletableFuture<HttpResponse<String>>> admitted = streams(120);
    await().until(() -> metrics.get("cruisemall.chat.model.calls").gauge().value() == 120);
    Stream<CompletableFuture<HttpResponse<String>>> queued = streams(8);
    await().until(() -> metrics.get("cruisemall.chat.model.waiting").gauge().value() == 8);
    go.countDown();

    List<String> bodies = Stream.concat(admitted, queued).map(call -> call.join().body()).toList();
    assertThat(bodies)
        .allSatisfy(body ->
            assertThat(ChatClient.metadata(body).path("source").asText()).isEqualTo("model"));
    List<List<Integer>> places =
        bodies.stream()
            .map(body ->
                ChatClient.parts(body).stream()
                    .filter(part -> part.path("type").asText().equals("data-queue"))
                    .map(part -> part.path("data").path("position").asInt())
                    .toList())
            .filter(positions -> !positions.isEmpty())
            .toList();
    assertThat(places).hasSize(8);
    assertThat(places)
        .allSatisfy(positions -> {
          assertThat(positions).last().isEqualTo(0);
          assertThat(positions).isSortedAccordingTo(Comparator.reverseOrder());
        });
  }

  private Stream<CompletableFuture<HttpResponse<String>>> streams(int number) {
    return IntStream.range(0, number).mapToObj(_ -> client.streaming("여권")).toList().stream();
  }

  @Test
  void endsStreamsWithErrorPartOnShutdown() {
    ScriptedGemini.plays(call -> {
      call.stream(event("하나"));
      call.awaitDisconnect();
    });
    var stream = client.streaming("안녕");
    await().until(() -> ScriptedGemini.REQUESTS.size() == 1);

    shutdown.fire(new ShutdownDelayInitiatedEvent());

    String body = stream.join().body();
    assertThat(ChatClient.text(body)).isEqualTo("하나");
    assertThat(body).contains("\"type\":\"error\"", "이어서 물어봐").endsWith("data: [DONE]\n\n");
    await().until(() -> ScriptedGemini.DISCONNECTS.get() == 1);
  }

  @Test
  void usesFallbackOnShutdownBeforeFirstText() {
    ScriptedGemini.plays(ScriptedGemini.Call::awaitDisconnect);
    var stream = client.streaming("여권");
    await().until(() -> ScriptedGemini.REQUESTS.size() == 1);

    shutdown.fire(new ShutdownDelayInitiatedEvent());

    assertThat(stream.join().body()).contains("6개월", "\"source\":\"fallback\"");
  }

  @Test
  void usesFallbackWhenQueueIsFull() {
    var go = new CountDownLatch(1);
    ScriptedGemini.plays(call -> {
      call.stream(event("하나"));
      // Without these events the idle timeout would release the permit.
      while (!go.await(100, TimeUnit.MILLISECONDS)) {
        call.send(event("둘"));
      }
      call.send(end("STOP"));
    });

    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 140).mapToObj(_ -> client.streaming("여권")).toList();
    await().until(() -> all.stream().anyMatch(CompletableFuture::isDone));
    go.countDown();

    assertThat(all.stream().map(call -> call.join().body()))
        .allSatisfy(body -> assertThat(body).endsWith("data: [DONE]\n\n"))
        .anySatisfy(body -> assertThat(body).contains("\"reason\":\"busy\""))
        .anySatisfy(body -> assertThat(body).contains("\"source\":\"model\""));
  }

  private void readFirstTextAndDisconnect() throws Exception {
    try (Socket socket = ask()) {
      InputStream in = socket.getInputStream();
      var read = new StringBuilder();
      while (!read.toString().contains("text-delta")) {
        read.append((char) in.read());
      }
    }
  }

  private Socket ask() throws Exception {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    String body = "{\"text\":\"hi\"}";
    String request =
        """
        POST /api/chat/stream HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s\
        """
            .formatted(FakeIssuer.guest(), body.length(), body);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }
}
