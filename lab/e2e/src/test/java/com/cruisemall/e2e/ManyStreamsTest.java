package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cruisemall.e2e.Listener.Heard;
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

/** Many people listen to the concierge at once, and many hang up; 20 tokens a second each. */
class ManyStreamsTest {
  private static final boolean ALL = System.getProperty("cruise.all") != null;
  private static final int PEOPLE = ALL ? 300 : 40;
  private static final int LEAVING = ALL ? 200 : 30;
  private static final int ROUNDS = ALL ? 4 : 2;
  private static final int TOKENS = ALL ? 100 : 40;

  private static final String ANSWER =
      IntStream.rangeClosed(1, TOKENS).mapToObj(n -> n + " ").collect(Collectors.joining());

  private final Stack stack = Stack.get();
  private final Listener listener = new Listener();

  @BeforeEach
  void theModelCounts() {
    Sandbox.calmDown();
    Sandbox.gemini("{\"text\":\"" + ANSWER + "\",\"wordsPerFrame\":1}");
  }

  @AfterEach
  void calmDown() {
    Sandbox.calmDown();
    listener.close();
  }

  @Test
  void tellsEverybodyTheWholeAnswerInOrder() throws IOException {
    List<Heard> model = atOnce(PEOPLE, () -> listener.askModel("하나부터 세어 주세요"));
    List<List<Heard>> rounds = new ArrayList<>();
    List<Long> memory = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(atOnce(PEOPLE, () -> listener.ask("하나부터 세어 주세요")));
      memory.add(memory("chat"));
    }

    report(model, rounds, memory);
    assertThat(rounds)
        .allSatisfy(heard -> {
          assertThat(heard).extracting(Heard::status).containsOnly(200);
          assertThat(heard).extracting(Heard::done).containsOnly(true);
          assertThat(heard).extracting(Heard::source).containsOnly("model");
          assertThat(heard).extracting(Heard::text).containsOnly(ANSWER);
        });
    // The first round warms up; what comes after must not add up.
    assertThat(memory.getLast() - memory.get(ROUNDS / 2 - 1)).isLessThan(48 << 10);
    assertThat(Sandbox.counts().path("openStreams").asInt()).isZero();
  }

  @Test
  void stopsTheModelForEverybodyWhoHangsUp() {
    atOnce(
        LEAVING,
        () -> {
          listener.askAndHangUp("하나부터 세어 주세요");
          return true;
        });

    await()
        .atMost(Duration.ofSeconds(1))
        .untilAsserted(
            () -> assertThat(Sandbox.counts().path("cancelledStreams").asInt()).isEqualTo(LEAVING));
    assertThat(Sandbox.counts().path("completedStreams").asInt()).isZero();
    assertThat(Sandbox.counts().path("openStreams").asInt()).isZero();
    System.out.printf("people who hung up: %d, sandbox: %s%n", LEAVING, Sandbox.counts());
  }

  private static <T> List<T> atOnce(int people, Callable<T> act) {
    return Concurrently.run(IntStream.range(0, people).mapToObj(_ -> act));
  }

  /** Resident memory of a component in KiB. */
  private long memory(String component) throws IOException {
    Path status = Path.of("/proc", Long.toString(stack.pid(component)), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static void report(List<Heard> model, List<List<Heard>> rounds, List<Long> memory)
      throws IOException {
    long own = median(model);
    StringBuilder table =
        new StringBuilder(
            "%d streams at once, %d tokens each at 20 a second; first token of the model itself: median %d ms\n\n"
                .formatted(PEOPLE, TOKENS, own));
    table.append(
        "| round | complete | first token, median ms | over the model's own | resident MiB |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    for (int i = 0; i < rounds.size(); i++) {
      List<Heard> heard = rounds.get(i);
      long complete = heard.stream().filter(one -> one.done() && one.text().equals(ANSWER)).count();
      table.append(
          "| %d | %d | %d | %d | %d |\n"
              .formatted(i + 1, complete, median(heard), median(heard) - own, memory.get(i) >> 10));
    }
    Path file = Files.createDirectories(Path.of("target", "reports")).resolve("chat-streams.md");
    Files.writeString(file, table);
    System.out.println(table);
  }

  private static long median(List<Heard> heard) {
    return heard.stream()
        .map(one -> one.first().toMillis())
        .sorted()
        .skip(heard.size() / 2)
        .findFirst()
        .orElse(0L);
  }
}
