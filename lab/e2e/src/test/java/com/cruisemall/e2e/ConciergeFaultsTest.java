package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.e2e.ChatStreamReader.ChatAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Each fault of the model, and the response a user sees. Writes {@code
 * target/reports/chat-faults.md}; {@link PartnersTest} always runs a few of the faults.
 */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class ConciergeFaultsTest {
  private record Case(String name, String fault) {}

  private static final List<Case> CASES =
      List.of(
          new Case("nothing wrong", ""),
          new Case("hang", "{\"kind\":\"HANG\"}"),
          new Case("no connection", "{\"kind\":\"REFUSE\"}"),
          new Case("500", "{\"kind\":\"ERROR\"}"),
          new Case("503", "{\"kind\":\"UNAVAILABLE\"}"),
          new Case(
              "503 of the first model",
              "{\"kind\":\"UNAVAILABLE\",\"model\":\"gemini-flash-latest\"}"),
          new Case("503 once", "{\"kind\":\"UNAVAILABLE\",\"remaining\":1}"),
          new Case(
              "429, again in 2 s",
              "{\"kind\":\"QUOTA_PER_MINUTE\",\"retryDelay\":\"2s\",\"remaining\":1}"),
          new Case("429, again in 38 s", "{\"kind\":\"QUOTA_PER_MINUTE\",\"retryDelay\":\"38s\"}"),
          new Case("429 of the day", "{\"kind\":\"QUOTA_PER_DAY\",\"retryDelay\":\"35634s\"}"),
          new Case("key refused", "{\"kind\":\"PERMISSION_DENIED\"}"),
          new Case("garbage", "{\"kind\":\"GARBAGE\"}"),
          new Case("blocked", "{\"kind\":\"BLOCKED\"}"),
          new Case("cut mid-stream", "{\"kind\":\"CUT\",\"afterFrames\":2}"),
          new Case("silence mid-stream", "{\"kind\":\"SLOW\",\"tokenMillis\":60000}"),
          new Case("slow drip, a word in 9 s", "{\"kind\":\"SLOW\",\"tokenMillis\":9000}"),
          new Case("first word after 60 s", "{\"kind\":\"SLOW\",\"firstTokenMillis\":60000}"),
          new Case("a token of 4 MB", "{\"kind\":\"HUGE_TOKEN\"}"));

  private final Stack stack = Stack.get();
  private final ChatStreamReader reader = new ChatStreamReader();

  @AfterEach
  void resetSandboxAndChat() {
    Sandbox.reset();
    stack.control("chat", "restart");
    reader.close();
  }

  @Test
  void endsEveryStreamForEachModelFault() throws IOException, InterruptedException {
    List<ChatAnswer> all = new ArrayList<>();
    StringBuilder table =
        new StringBuilder("| fault | seconds | source | reason | what the person saw | end |\n")
            .append("| --- | --- | --- | --- | --- | --- |\n");
    for (Case one : CASES) {
      Sandbox.reset();
      // A restart closes the circuit breaker of the model.
      stack.control("chat", "restart");
      if (!one.fault().isEmpty()) {
        Sandbox.fault(one.fault());
      }
      ChatAnswer answer = reader.ask("여권");
      all.add(answer);
      table.append(row(one.name(), answer));
    }
    Path file = Files.createDirectories(Path.of("target", "reports")).resolve("chat-faults.md");
    Files.writeString(file, table);
    System.out.println(table);

    assertThat(all)
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.done()).isTrue();
          assertThat(answer.whole()).isLessThan(Duration.ofSeconds(30));
          assertThat(answer.text()).isNotEmpty();
        });
  }

  @Test
  void endsOpenStreamsWhenTheServiceStops() {
    Sandbox.fault("{\"kind\":\"SLOW\",\"tokenMillis\":2500}");
    CompletableFuture<ChatAnswer> answering =
        CompletableFuture.supplyAsync(() -> {
          try {
            return reader.ask("안녕하세요");
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    Awaitility.await().until(() -> Sandbox.counts().path("openStreams").asInt() == 1);

    stack.control("chat", "stop");
    stack.control("chat", "start");

    ChatAnswer answer = answering.join();
    assertThat(answer.done()).isTrue();
    assertThat(answer.types()).endsWith("error", "finish");
    assertThat(answer.parts().toString()).contains("이어서 물어봐 주세요");
  }

  private static String row(String name, ChatAnswer answer) {
    String text = answer.text().replace("\n", " ");
    String seen = text.substring(0, Math.min(40, text.length()));
    String end = answer.types().contains("error") ? "error part, finish" : "finish";
    return "| %s | %.1f | %s | %s | %s… (%d letters) | %s |\n"
        .formatted(
            name,
            answer.whole().toMillis() / 1000.0,
            answer.source(),
            answer.reason(),
            seen,
            text.length(),
            answer.done() ? end + ", [DONE]" : "cut off");
  }
}
