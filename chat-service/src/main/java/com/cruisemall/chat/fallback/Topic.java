package com.cruisemall.chat.fallback;

import java.util.List;
import java.util.Map;

/** One thing that people often ask about, with its answer in each language. */
record Topic(String name, List<String> keywords, Map<Language, String> answers) {
  Topic {
    keywords = List.copyOf(keywords);
    answers = Map.copyOf(answers);
    if (!answers.keySet().containsAll(List.of(Language.values()))) {
      throw new IllegalArgumentException("topic " + name + " lacks a language");
    }
  }

  /**
   * How well the topic fits a question: the letters of the keywords found in it, so that a longer,
   * more special one counts more.
   */
  int score(Question question) {
    return keywords.stream().filter(question::mentions).mapToInt(String::length).sum();
  }

  String answer(Language language) {
    return answers.getOrDefault(language, "");
  }
}
