package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.e2e.Listener.Heard;
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
 * One fault of the model after the other, and what a person sees of each: written to {@code
 * target/reports/chat-faults.md}. {@link PartnersTest} runs a few of them always, without the
 * table.
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
  private final Listener listener = new Listener();

  @AfterEach
  void calmDown() {
    Sandbox.calmDown();
    stack.control("chat", "restart");
    listener.close();
  }

  @Test
  void endsProperlyWhateverTheModelDoes() throws IOException, InterruptedException {
    List<Heard> all = new ArrayList<>();
    StringBuilder table =
        new StringBuilder("| fault | seconds | source | reason | what the person saw | end |\n")
            .append("| --- | --- | --- | --- | --- | --- |\n");
    for (Case one : CASES) {
      Sandbox.calmDown();
      // A model that failed is left alone for a while; a fresh process has forgotten that.
      stack.control("chat", "restart");
      if (!one.fault().isEmpty()) {
        Sandbox.fault(one.fault());
      }
      Heard heard = listener.ask("여권");
      all.add(heard);
      table.append(row(one.name(), heard));
    }
    Path file = Files.createDirectories(Path.of("target", "reports")).resolve("chat-faults.md");
    Files.writeString(file, table);
    System.out.println(table);

    assertThat(all)
        .allSatisfy(heard -> {
          assertThat(heard.status()).isEqualTo(200);
          assertThat(heard.done()).isTrue();
          assertThat(heard.whole()).isLessThan(Duration.ofSeconds(30));
          assertThat(heard.text()).isNotEmpty();
        });
  }

  @Test
  void endsAnswersProperlyWhenTheServiceIsStopped() {
    Sandbox.fault("{\"kind\":\"SLOW\",\"tokenMillis\":2500}");
    CompletableFuture<Heard> telling =
        CompletableFuture.supplyAsync(() -> {
          try {
            return listener.ask("안녕하세요");
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    Awaitility.await().until(() -> Sandbox.counts().path("openStreams").asInt() == 1);

    stack.control("chat", "stop");
    stack.control("chat", "start");

    Heard heard = telling.join();
    assertThat(heard.done()).isTrue();
    assertThat(heard.types()).endsWith("error", "finish");
    assertThat(heard.parts().toString()).contains("이어서 물어봐 주세요");
  }

  private static String row(String name, Heard heard) {
    String text = heard.text().replace("\n", " ");
    String seen = text.substring(0, Math.min(40, text.length()));
    String end = heard.types().contains("error") ? "error part, finish" : "finish";
    return "| %s | %.1f | %s | %s | %s… (%d letters) | %s |\n"
        .formatted(
            name,
            heard.whole().toMillis() / 1000.0,
            heard.source(),
            heard.reason(),
            seen,
            text.length(),
            heard.done() ? end + ", [DONE]" : "cut off");
  }
}
