package com.cruisemall.chat.knowledge;

import com.cruisemall.kit.transactions.Transactions;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The texts that come with the service, in {@code knowledge.json}: written to the database at the
 * start where staff have not touched them, and the answer while there is no database.
 */
@Singleton
class BundledEntries {
  private final List<EntryText> texts;
  private final KnowledgeRepository table;
  private final Transactions transactions;

  BundledEntries(ObjectMapper json, KnowledgeRepository table, Transactions transactions) {
    this.texts = read(json);
    this.table = table;
    this.transactions = transactions;
  }

  void start(@Observes StartupEvent event) {
    transactions.run(() -> {
      long written =
          texts.stream()
              .filter(text -> table.seed(UuidCreator.getTimeOrderedEpoch(), text))
              .count();
      Log.infof("knowledge ready written=%d", written);
    });
  }

  /** The texts whose keywords are in a question, the one with the most letters of them first. */
  List<EntryText> search(SearchQuery question, int limit) {
    return texts.stream()
        .filter(text -> score(text, question) > 0)
        .sorted(Comparator.comparingInt((EntryText text) -> score(text, question)).reversed())
        .limit(limit)
        .toList();
  }

  private static int score(EntryText text, SearchQuery question) {
    return text.normalKeywords().stream().filter(question::mentions).mapToInt(String::length).sum();
  }

  private static List<EntryText> read(ObjectMapper json) {
    try (InputStream file = BundledEntries.class.getResourceAsStream("/knowledge.json")) {
      return json.readValue(Objects.requireNonNull(file), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the texts that come with the service", e);
    }
  }
}
