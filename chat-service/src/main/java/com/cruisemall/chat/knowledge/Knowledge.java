package com.cruisemall.chat.knowledge;

import com.cruisemall.chat.conversation.Language;
import com.cruisemall.chat.upstream.BlockingCalls;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds what the shop has to say about a question, as staff last wrote it. */
@ApplicationScoped
public class Knowledge {
  private static final int LONGEST_QUESTION = 1_000;

  private final KnowledgeRepository table;
  private final BundledEntries shipped;
  private final Transactions transactions;
  private final BlockingCalls errands;
  private final KnowledgeConfig config;

  Knowledge(
      KnowledgeRepository table,
      BundledEntries shipped,
      Transactions transactions,
      BlockingCalls errands,
      KnowledgeConfig config) {
    this.table = table;
    this.shipped = shipped;
    this.transactions = transactions;
    this.errands = errands;
    this.config = config;
  }

  /**
   * The facts that fit a question, best first. A database that does not answer by the deadline is
   * replaced by the texts that came with the service.
   */
  public List<Fact> find(String text, Language language, int limit, Deadline deadline)
      throws InterruptedException {
    SearchQuery question = SearchQuery.of(text.substring(0, Math.min(text.length(), LONGEST_QUESTION)));
    var search =
        errands.start(() -> transactions.call(() -> table.search(question, config, limit)));
    List<EntryText> found =
        BlockingCalls.by(deadline, search).orElseGet(() -> shipped.search(question, limit));
    return found.stream().map(entry -> entry.fact(language)).toList();
  }

  Optional<Fact> topic(String topic, Language language) {
    return transactions.call(() -> table.published(topic)).map(entry -> entry.fact(language));
  }
}
