package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.NpmFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The client library behind {@code useChat} (npm {@code ai}) reads the concierge's stream without
 * an adapter. Needs Node and npm.
 */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class AiSdkClientTest {
  private static final String VERSION = "5.0.277";

  private static NpmFolder npm;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    npm =
        NpmFolder.with("ai-sdk", List.of("ai@" + VERSION))
            .copy(AiSdkClientTest.class, "ai-client.mjs");
  }

  @BeforeEach
  @AfterEach
  void resetSandbox() {
    Sandbox.reset();
  }

  @Test
  void readsAModelAnswerWithSources() throws IOException, InterruptedException {
    Sandbox.gemini("{\"calls\":[{\"name\":\"search_knowledge\",\"args\":{\"query\":\"여권\"}}]}");

    JsonNode answers = ask("여권 유효기간이 궁금해요", "그럼 비자는요?");

    JsonNode read = answers.path(0);
    assertThat(read.path("text").asText()).startsWith("찾아본 내용입니다").contains("6개월");
    assertThat(read.path("metadata").path("source").asText()).isEqualTo("model");
    assertThat(read.path("metadata").path("usage").path("totalTokens").asInt()).isPositive();
    assertThat(read.path("sources").path(0).asText()).isEqualTo("/api/chat/knowledge/passport");
    assertThat(read.path("updates").asInt()).isGreaterThan(3);
    assertThat(read.path("errors")).isEmpty();
    // The library sends its copy of the first answer with the next question.
    assertThat(answers.path(1).path("metadata").path("source").asText()).isEqualTo("model");
    assertThat(answers.path(1).path("errors")).isEmpty();
  }

  @Test
  void readsAFallbackAnswer() throws IOException, InterruptedException {
    Sandbox.fault("{\"kind\":\"PERMISSION_DENIED\"}");

    JsonNode read = ask("취소 수수료").path(0);

    assertThat(read.path("text").asText()).contains("59~31일 전: 10%");
    assertThat(read.path("metadata").path("source").asText()).isEqualTo("fallback");
    assertThat(read.path("errors")).isEmpty();
  }

  @Test
  void reportsAnAbortedAnswer() throws IOException, InterruptedException {
    Sandbox.fault("{\"kind\":\"CUT\",\"afterFrames\":2}");

    JsonNode read = ask("안녕하세요").path(0);

    assertThat(read.path("text").asText()).isNotEmpty();
    assertThat(read.path("errors").path(0).asText()).contains("다시 시도");
  }

  /** Asks questions in one chat and returns the answers as the library parsed them. */
  private static JsonNode ask(String... questions) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("node", "ai-client.mjs", Stack.get().gateway("/api/chat/stream").toString()));
    command.addAll(List.of(questions));
    String said = npm.run(command.toArray(String[]::new));
    System.out.println(said);
    return Stack.json(said);
  }
}
