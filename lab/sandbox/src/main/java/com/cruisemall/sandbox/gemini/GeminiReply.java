package com.cruisemall.sandbox.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reply to one request: text in frames of a few words, or tool calls. */
record GeminiReply(
    List<String> words, List<Map<String, Object>> calls, int wordsPerFrame, int promptTokens) {
  private static final int MAX_RESULT_LENGTH = 600;

  static GeminiReply of(JsonNode body, GeminiScript script) {
    JsonNode contents = body.path("contents");
    JsonNode last = contents.path(contents.size() - 1).path("parts");
    int tokens = Math.max(1, contents.toString().length() / 4);
    int wordsPerFrame = Math.max(1, script.wordsPerFrame().orElse(3));
    String results = results(last);
    boolean calls =
        results.isEmpty() && !body.path("tools").isEmpty() && !script.callParts().isEmpty();
    if (calls) {
      return new GeminiReply(List.of(), script.callParts(), wordsPerFrame, tokens);
    }
    String text =
        script
            .text()
            .orElseGet(() -> results.isEmpty() ? defaultText(question(last)) : summary(results));
    return new GeminiReply(List.of(text.split("(?<= )")), List.of(), wordsPerFrame, tokens);
  }

  /** Returns the streamed frames; the last one has the usage metadata. */
  List<Map<String, Object>> frames(String model, String id) {
    if (!calls.isEmpty()) {
      return List.of(frame(model, id, calls, true));
    }
    List<Map<String, Object>> frames = new ArrayList<>();
    for (int from = 0; from < words.size(); from += wordsPerFrame) {
      int to = Math.min(words.size(), from + wordsPerFrame);
      String text = String.join("", words.subList(from, to));
      frames.add(frame(model, id, List.of(Map.of("text", text)), to == words.size()));
    }
    return frames;
  }

  /** Returns the non-streamed response, with the text in two parts. */
  Map<String, Object> whole(String model, String id) {
    if (!calls.isEmpty()) {
      return frame(model, id, calls, true);
    }
    int half = words.size() / 2;
    return frame(
        model,
        id,
        List.of(
            Map.of("text", String.join("", words.subList(0, half))),
            Map.of("text", String.join("", words.subList(half, words.size())))),
        true);
  }

  Map<String, Object> frame(
      String model, String id, List<Map<String, Object>> parts, boolean last) {
    Map<String, Object> candidate = new LinkedHashMap<>();
    candidate.put("content", Map.of("role", "model", "parts", parts));
    if (last) {
      candidate.put("finishReason", "STOP");
    }
    candidate.put("index", 0);
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("candidates", List.of(candidate));
    if (last) {
      frame.put(
          "usageMetadata",
          Map.of(
              "promptTokenCount",
              promptTokens,
              "candidatesTokenCount",
              words.size(),
              "totalTokenCount",
              promptTokens + words.size()));
    }
    frame.put("modelVersion", model);
    frame.put("responseId", id);
    return frame;
  }

  private static String question(JsonNode parts) {
    return StreamSupport.stream(parts.spliterator(), false)
        .map(part -> part.path("text").asText(""))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Returns the function responses of the request, or an empty string. */
  private static String results(JsonNode parts) {
    return StreamSupport.stream(parts.spliterator(), false)
        .map(part -> part.path("functionResponse").path("response"))
        .filter(response -> !response.isMissingNode())
        .map(JsonNode::toString)
        .collect(Collectors.joining(" "));
  }

  private static String summary(String results) {
    return "찾아본 내용입니다: " + results.substring(0, Math.min(MAX_RESULT_LENGTH, results.length()));
  }

  private static String defaultText(String question) {
    String topic = question.strip().substring(0, Math.min(40, question.strip().length()));
    boolean korean = question.chars().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3) || topic.isEmpty();
    return korean
        ? "‘%s’에 대해 물어보셨네요. 크루즈 여행은 숙박과 식사, 이동이 모두 포함되어 편안합니다. 원하시는 출발일과 지역을 알려 주시면 어울리는 상품을 찾아 드리겠습니다."
            .formatted(topic)
        : "You asked about '%s'. A cruise includes your cabin, meals and transport. Tell me when and where you would like to sail, and I will look for a trip that suits you."
            .formatted(topic);
  }
}
