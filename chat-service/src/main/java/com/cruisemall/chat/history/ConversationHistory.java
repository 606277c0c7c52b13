package com.cruisemall.chat.history;

import com.cruisemall.chat.ChatError;
import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.chat.upstream.BlockingCalls;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps what signed-in people and the concierge say. Two tabs may write to one conversation: each
 * adds its messages, and both see all of them. A database that is away costs the record, not the
 * answer. No connection is held while an answer is made.
 */
@Singleton
public class ConversationHistory {
  private static final int LONGEST_TITLE = 60;

  private final ConversationRepository table;
  private final Transactions transactions;
  private final BlockingCalls errands;
  private final HistoryConfig config;

  ConversationHistory(
      ConversationRepository table, Transactions transactions, BlockingCalls errands, HistoryConfig config) {
    this.table = table;
    this.transactions = transactions;
    this.errands = errands;
    this.config = config;
  }

  /**
   * Adds a question to the conversation and returns it with what was said in it before. What a
   * client says was said before counts only for a conversation that is not kept yet.
   *
   * @throws ApiException 404 if the conversation is somebody else's, 409 if it is full
   */
  public Conversation ask(Conversation asked, ChatUser asker) throws InterruptedException {
    if (asker.isGuest()) {
      return asked;
    }
    UUID owner = asker.userId().orElseThrow();
    var errand = errands.start(() -> transactions.call(() -> add(asked, owner)));
    try {
      return errand.get(Deadline.in(config.patience()).remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ApiException refusal) {
        throw refusal;
      }
      Log.warnf("a question is answered without its record cause=%s", BlockingCalls.kind(e));
      return asked;
    } catch (TimeoutException _) {
      Log.warn("a question is answered without its record: the database is slow");
      return asked;
    }
  }

  /**
   * Adds an answer to the conversation, unless it was deleted meanwhile. Waits a moment, so that
   * who reads on finds it there; the record is made even if that is not long enough.
   */
  public void answer(ConversationId id, ChatUser asker, String text, String source, boolean complete)
      throws InterruptedException {
    if (asker.isGuest() || text.isEmpty()) {
      return;
    }
    UUID owner = asker.userId().orElseThrow();
    var message = new Message(Role.ASSISTANT, text);
    var errand =
        errands.start(() ->
            transactions.call(() -> {
              table
                  .take(id, owner, 1)
                  .ifPresent(position -> table.add(id, position, message, source, complete));
              return true;
            }));
    if (BlockingCalls.by(Deadline.in(config.answerPatience()), errand).isEmpty()) {
      Log.warn("an answer was given before its record was made");
    }
  }

  private Conversation add(Conversation asked, UUID owner) {
    ConversationId id = asked.id();
    boolean fresh = table.create(id, owner, title(asked.question()));
    List<Message> added = fresh ? asked.messages() : List.of(asked.messages().getLast());
    int position =
        table
            .take(id, owner, added.size())
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (position + added.size() >= config.messages()) {
      throw new ApiException(ChatError.CONVERSATION_FULL);
    }
    for (Message message : added) {
      boolean answered = message.role() == Role.ASSISTANT;
      table.add(id, position++, message, answered ? "MODEL" : null, true);
    }
    if (fresh) {
      table.prune(owner, config.conversations());
      return asked;
    }
    List<Message> known = table.newest(id, config.context());
    return new Conversation(id, known);
  }

  private static String title(String question) {
    String line = question.strip().replaceAll("\\s+", " ").replace("\0", "");
    return line.codePointCount(0, line.length()) <= LONGEST_TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
  }
}
