package com.cruisemall.sandbox.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the stand-in for the model says, in frames of a few words. */
record Script(List<String> words, int promptTokens) {
  static Script answering(JsonNode contents) {
    String question =
        contents.path(contents.size() - 1).path("parts").path(0).path("text").asText();
    String topic = question.strip().substring(0, Math.min(40, question.strip().length()));
    boolean korean = question.chars().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3) || topic.isEmpty();
    String text =
        korean
            ? "‘%s’에 대해 물어보셨네요. 크루즈 여행은 숙박과 식사, 이동이 모두 포함되어 편안합니다. 원하시는 출발일과 지역을 알려 주시면 어울리는 상품을 찾아 드리겠습니다."
                .formatted(topic)
            : "You asked about '%s'. A cruise includes your cabin, meals and transport. Tell me when and where you would like to sail, and I will look for a trip that suits you."
                .formatted(topic);
    return new Script(List.of(text.split("(?<= )")), Math.max(1, question.length() / 4));
  }

  /** Frames of a few words each; the last one has the usage. */
  List<Map<String, Object>> frames(String model, String id) {
    List<Map<String, Object>> frames = new ArrayList<>();
    for (int from = 0; from < words.size(); from += 3) {
      String text = String.join("", words.subList(from, Math.min(words.size(), from + 3)));
      frames.add(frame(model, id, List.of(Map.of("text", text)), from + 3 >= words.size()));
    }
    return frames;
  }

  /** The whole answer at once, in two parts. */
  Map<String, Object> whole(String model, String id) {
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
      String model, String id, List<Map<String, String>> parts, boolean last) {
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
}
