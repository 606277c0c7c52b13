package com.cruisemall.chat.fallback;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Always has an answer: the topic whose keywords fit best, or what can be said in general. */
@Singleton
public class FallbackAnswers {
  private record Book(
      List<Topic> topics,
      Map<Language, String> general,
      Map<Language, String> overQuota,
      Map<Language, String> blocked) {}

  private final Book book;

  FallbackAnswers(ObjectMapper json) {
    this.book = read(json);
  }

  /** The answer to a question, in its own language, with a word on why it is not the model's. */
  public String answer(String question, Language language, FallbackReason reason) {
    return switch (reason) {
      case BLOCKED -> in(language, book.blocked());
      case QUOTA -> in(language, book.overQuota()) + "\n\n" + known(question, language);
      case NOT_CONFIGURED, BUSY, SLOW, UNAVAILABLE -> known(question, language);
    };
  }

  private String known(String text, Language language) {
    Question question = Question.of(text);
    return book.topics().stream()
        .max(Comparator.comparingInt(topic -> topic.score(question)))
        .filter(best -> best.score(question) > 0)
        .map(best -> best.answer(language))
        .orElseGet(() -> in(language, book.general()));
  }

  private static String in(Language language, Map<Language, String> texts) {
    return Objects.requireNonNull(texts.get(language));
  }

  private static Book read(ObjectMapper json) {
    try (InputStream file = FallbackAnswers.class.getResourceAsStream("/fallback/answers.json")) {
      return json.readValue(Objects.requireNonNull(file), new TypeReference<Book>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the prepared answers", e);
    }
  }
}
