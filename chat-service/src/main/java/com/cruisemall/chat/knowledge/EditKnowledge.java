package com.cruisemall.chat.knowledge;

import com.cruisemall.chat.ChatError;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/** What staff do with the entries. A change counts only on the version that it was made on. */
@Singleton
class EditKnowledge {
  /** One page of entries, and where it stands among all. */
  record Page(List<KnowledgeEntry> entries, Pagination pagination) {}

  private final KnowledgeRepository table;
  private final Transactions transactions;
  private final KnowledgeConfig config;

  EditKnowledge(KnowledgeRepository table, Transactions transactions, KnowledgeConfig config) {
    this.table = table;
    this.transactions = transactions;
    this.config = config;
  }

  Page list(String text, PageRequest page) {
    return transactions.call(() -> new Page(table.page(text, page), page.of(table.count(text))));
  }

  Optional<KnowledgeEntry> find(UUID id) {
    return transactions.call(() -> table.find(id));
  }

  KnowledgeEntry add(EntryText text, String author) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    return transactions.call(() -> {
      if (table.count("") >= config.maxEntries()) {
        throw new ApiException(ChatError.TOO_MANY_ENTRIES);
      }
      if (!table.add(id, text, author)) {
        throw new ApiException(ChatError.TOPIC_TAKEN);
      }
      return table.find(id).orElseThrow();
    });
  }

  KnowledgeEntry change(UUID id, Version version, EntryText text, String author) {
    return unlessTopicTaken(() ->
        transactions.call(() -> {
          require(table.change(id, version, text, author), id);
          return table.find(id).orElseThrow();
        }));
  }

  void delete(UUID id, Version version, String author) {
    transactions.run(() -> require(table.delete(id, version, author), id));
  }

  private void require(boolean done, UUID id) {
    if (!done) {
      throw new ApiException(
          table.find(id).isPresent() ? CommonError.VERSION_CONFLICT : CommonError.NOT_FOUND);
    }
  }

  private static KnowledgeEntry unlessTopicTaken(Supplier<KnowledgeEntry> change) {
    try {
      return change.get();
    } catch (PersistenceException e) {
      if (e instanceof ConstraintViolationException) {
        throw new ApiException(ChatError.TOPIC_TAKEN, e);
      }
      throw e;
    }
  }
}
