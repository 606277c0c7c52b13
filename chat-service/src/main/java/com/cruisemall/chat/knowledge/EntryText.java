package com.cruisemall.chat.knowledge;

import com.cruisemall.chat.conversation.Language;
import com.cruisemall.kit.text.AsTyped;
import com.cruisemall.kit.text.TextNormalizer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Content of an entry as staff write it.
 *
 * @param topic stable name, also used in URLs
 * @param keywords lower-case words of questions about the topic
 * @param url page with more information; the page of the entry if absent
 * @param published false to hide the entry from answers
 */
record EntryText(
    @NotNull
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+){0,7}", message = "{constraint.topic}")
        @Size(max = 60)
        String topic,
    @NotNull @Size(min = 1, max = 60) List<@NotBlank @Size(max = 40) @AsTyped String> keywords,
    @NotBlank @Size(max = 300) @AsTyped String questionKo,
    @NotBlank @Size(max = 300) @AsTyped String questionEn,
    @NotBlank @Size(max = 4_000) @AsTyped String answerKo,
    @NotBlank @Size(max = 4_000) @AsTyped String answerEn,
    @Nullable @Pattern(regexp = "(https://|/)\\S{1,300}", message = "{constraint.web-address}")
        String url,
    @Nullable Boolean published) {

  boolean isPublished() {
    return !Boolean.FALSE.equals(published);
  }

  /** Returns the keywords in lower case, Korean ones without spaces, to match search queries. */
  List<String> normalizedKeywords() {
    return keywords.stream()
        .map(word -> TextNormalizer.comparable(word).toLowerCase(Locale.ROOT))
        .map(word -> word.replaceAll("['’-]", "").strip())
        .map(word -> word.chars().allMatch(letter -> letter < 128) ? word : word.replace(" ", ""))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  Fact fact(Language language) {
    return switch (language) {
      case KOREAN -> Fact.of(topic, questionKo, answerKo, url);
      case ENGLISH -> Fact.of(topic, questionEn, answerEn, url);
    };
  }
}
