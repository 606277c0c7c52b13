package com.cruisemall.chat.knowledge;

import com.cruisemall.chat.conversation.Language;
import com.cruisemall.chat.upstream.BlockingCalls;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Search of the knowledge base. */
@ApplicationScoped
public class Knowledge {
  private static final int MAX_QUESTION_LENGTH = 1_000;

  private final KnowledgeRepository repository;
  private final BundledEntries bundled;
  private final Transactions transactions;
  private final BlockingCalls calls;
  private final KnowledgeConfig config;

  Knowledge(
      KnowledgeRepository repository,
      BundledEntries bundled,
      Transactions transactions,
      BlockingCalls calls,
      KnowledgeConfig config) {
    this.repository = repository;
    this.bundled = bundled;
    this.transactions = transactions;
    this.calls = calls;
    this.config = config;
  }

  /**
   * Returns the facts that match a question, best first. If the database does not respond by the
   * deadline, the bundled entries are searched.
   */
  public List<Fact> find(String text, Language language, int limit, Deadline deadline)
      throws InterruptedException {
    SearchQuery query =
        SearchQuery.of(text.substring(0, Math.min(text.length(), MAX_QUESTION_LENGTH)));
    var search =
        calls.submit(() -> transactions.call(() -> repository.search(query, config, limit)));
    List<EntryText> found =
        BlockingCalls.await(search, deadline).orElseGet(() -> bundled.search(query, limit));
    return found.stream().map(entry -> entry.fact(language)).toList();
  }

  Optional<Fact> findTopic(String topic, Language language) {
    return transactions
        .call(() -> repository.findPublished(topic))
        .map(entry -> entry.fact(language));
  }
}
