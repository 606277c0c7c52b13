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

/** Administration of the entries; changes use optimistic locking by version. */
@Singleton
class EditKnowledge {
  /** One page of entries. */
  record Page(List<KnowledgeEntry> entries, Pagination pagination) {}

  private final KnowledgeRepository repository;
  private final Transactions transactions;
  private final KnowledgeConfig config;

  EditKnowledge(KnowledgeRepository repository, Transactions transactions, KnowledgeConfig config) {
    this.repository = repository;
    this.transactions = transactions;
    this.config = config;
  }

  Page list(String text, PageRequest page) {
    return transactions.call(
        () -> new Page(repository.findPage(text, page), page.of(repository.count(text))));
  }

  Optional<KnowledgeEntry> find(UUID id) {
    return transactions.call(() -> repository.find(id));
  }

  KnowledgeEntry add(EntryText text, String author) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    return transactions.call(() -> {
      if (repository.count("") >= config.maxEntries()) {
        throw new ApiException(ChatError.TOO_MANY_ENTRIES);
      }
      if (!repository.add(id, text, author)) {
        throw new ApiException(ChatError.TOPIC_TAKEN);
      }
      return repository.find(id).orElseThrow();
    });
  }

  KnowledgeEntry change(UUID id, Version version, EntryText text, String author) {
    return withUniqueTopic(() ->
        transactions.call(() -> {
          requireChanged(repository.change(id, version, text, author), id);
          return repository.find(id).orElseThrow();
        }));
  }

  void delete(UUID id, Version version, String author) {
    transactions.run(() -> requireChanged(repository.delete(id, version, author), id));
  }

  private void requireChanged(boolean changed, UUID id) {
    if (!changed) {
      throw new ApiException(
          repository.find(id).isPresent() ? CommonError.VERSION_CONFLICT : CommonError.NOT_FOUND);
    }
  }

  private static KnowledgeEntry withUniqueTopic(Supplier<KnowledgeEntry> change) {
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
