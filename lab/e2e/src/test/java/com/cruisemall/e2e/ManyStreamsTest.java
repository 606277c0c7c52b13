package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cruisemall.e2e.ChatStreamReader.ChatAnswer;
import com.cruisemall.kit.test.Concurrently;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many concurrent chat streams of 20 tokens per second, and many disconnects. */
class ManyStreamsTest {
  private static final boolean ALL = System.getProperty("cruise.all") != null;
  private static final int USERS = ALL ? 300 : 40;
  private static final int DISCONNECTS = ALL ? 200 : 30;
  private static final int ROUNDS = ALL ? 4 : 2;
  private static final int TOKENS = ALL ? 100 : 40;

  private static final String ANSWER =
      IntStream.rangeClosed(1, TOKENS).mapToObj(n -> n + " ").collect(Collectors.joining());

  private final Stack stack = Stack.get();
  private final ChatStreamReader reader = new ChatStreamReader();

  @BeforeEach
  void scriptTheModel() {
    Sandbox.reset();
    Sandbox.gemini("{\"text\":\"" + ANSWER + "\",\"wordsPerFrame\":1}");
  }

  @AfterEach
  void resetSandbox() {
    Sandbox.reset();
    reader.close();
  }

  @Test
  void streamsTheCompleteAnswerToEveryUser() throws IOException {
    List<ChatAnswer> model = concurrently(USERS, () -> reader.askModel("하나부터 세어 주세요"));
    List<List<ChatAnswer>> rounds = new ArrayList<>();
    List<Long> memory = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(concurrently(USERS, () -> reader.ask("하나부터 세어 주세요")));
      memory.add(memory("chat"));
    }

    report(model, rounds, memory);
    assertThat(rounds)
        .allSatisfy(answers -> {
          assertThat(answers).extracting(ChatAnswer::status).containsOnly(200);
          assertThat(answers).extracting(ChatAnswer::done).containsOnly(true);
          assertThat(answers).extracting(ChatAnswer::source).containsOnly("model");
          assertThat(answers).extracting(ChatAnswer::text).containsOnly(ANSWER);
        });
    // The first rounds warm up; memory must not grow after them.
    assertThat(memory.getLast() - memory.get(ROUNDS / 2 - 1)).isLessThan(48 << 10);
    assertThat(Sandbox.counts().path("openStreams").asInt()).isZero();
  }

  @Test
  void cancelsTheModelRequestOnDisconnect() {
    concurrently(
        DISCONNECTS,
        () -> {
          reader.askAndDisconnect("하나부터 세어 주세요");
          return true;
        });

    await()
        .atMost(Duration.ofSeconds(1))
        .untilAsserted(() ->
            assertThat(Sandbox.counts().path("cancelledStreams").asInt()).isEqualTo(DISCONNECTS));
    assertThat(Sandbox.counts().path("completedStreams").asInt()).isZero();
    assertThat(Sandbox.counts().path("openStreams").asInt()).isZero();
    System.out.printf("streams disconnected=%d sandbox=%s%n", DISCONNECTS, Sandbox.counts());
  }

  private static <T> List<T> concurrently(int people, Callable<T> request) {
    return Concurrently.run(IntStream.range(0, people).mapToObj(_ -> request));
  }

  /** Returns the resident memory of a component in KiB. */
  private long memory(String component) throws IOException {
    Path status = Path.of("/proc", Long.toString(stack.pid(component)), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static void report(
      List<ChatAnswer> model, List<List<ChatAnswer>> rounds, List<Long> memory) throws IOException {
    long own = median(model);
    StringBuilder table =
        new StringBuilder(
            "%d streams at once, %d tokens each at 20 a second; first token of the model itself: median %d ms\n\n"
                .formatted(USERS, TOKENS, own));
    table.append(
        "| round | complete | first token, median ms | over the model's own | resident MiB |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    for (int i = 0; i < rounds.size(); i++) {
      List<ChatAnswer> answers = rounds.get(i);
      long complete =
          answers.stream().filter(one -> one.done() && one.text().equals(ANSWER)).count();
      table.append(
          "| %d | %d | %d | %d | %d |\n"
              .formatted(
                  i + 1, complete, median(answers), median(answers) - own, memory.get(i) >> 10));
    }
    Path file = Files.createDirectories(Path.of("target", "reports")).resolve("chat-streams.md");
    Files.writeString(file, table);
    System.out.println(table);
  }

  private static long median(List<ChatAnswer> answers) {
    return answers.stream()
        .map(one -> one.first().toMillis())
        .sorted()
        .skip(answers.size() / 2)
        .findFirst()
        .orElse(0L);
  }
}
