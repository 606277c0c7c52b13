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
 * The entries of {@code knowledge.json}. The start-up writes them to the database, except those
 * that staff changed or deleted. They are searched while the database is unavailable.
 */
@Singleton
class BundledEntries {
  private final List<EntryText> entries;
  private final KnowledgeRepository repository;
  private final Transactions transactions;

  BundledEntries(ObjectMapper json, KnowledgeRepository repository, Transactions transactions) {
    this.entries = read(json);
    this.repository = repository;
    this.transactions = transactions;
  }

  void onStart(@Observes StartupEvent event) {
    transactions.run(() -> {
      long written =
          entries.stream()
              .filter(text -> repository.seed(UuidCreator.getTimeOrderedEpoch(), text))
              .count();
      Log.infof("knowledge entries seeded written=%d", written);
    });
  }

  /** Returns the entries with keywords in the question, the longest total length first. */
  List<EntryText> search(SearchQuery query, int limit) {
    return entries.stream()
        .filter(text -> score(text, query) > 0)
        .sorted(Comparator.comparingInt((EntryText text) -> score(text, query)).reversed())
        .limit(limit)
        .toList();
  }

  private static int score(EntryText text, SearchQuery query) {
    return text.normalizedKeywords().stream()
        .filter(query::mentions)
        .mapToInt(String::length)
        .sum();
  }

  private static List<EntryText> read(ObjectMapper json) {
    try (InputStream file = BundledEntries.class.getResourceAsStream("/knowledge.json")) {
      return json.readValue(Objects.requireNonNull(file), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read knowledge.json", e);
    }
  }
}
