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
 * Records the questions and answers of signed-in people. Two tabs may write to one conversation;
 * messages of both are kept. If the database is unavailable, answers go on without a record. No
 * connection is held while an answer is generated.
 */
@Singleton
public class ConversationHistory {
  private static final int MAX_TITLE_LENGTH = 60;

  private final ConversationRepository conversations;
  private final Transactions transactions;
  private final BlockingCalls calls;
  private final HistoryConfig config;

  ConversationHistory(
      ConversationRepository conversations,
      Transactions transactions,
      BlockingCalls calls,
      HistoryConfig config) {
    this.conversations = conversations;
    this.transactions = transactions;
    this.calls = calls;
    this.config = config;
  }

  /**
   * Records a question and returns the stored conversation with it. Earlier messages of the request
   * are used only if the conversation is new.
   *
   * @throws ApiException 404 if the conversation belongs to another person, 409 if it is full
   */
  public Conversation recordQuestion(Conversation asked, ChatUser user)
      throws InterruptedException {
    if (user.isGuest()) {
      return asked;
    }
    UUID owner = user.userId().orElseThrow();
    var stored = calls.submit(() -> transactions.call(() -> add(asked, owner)));
    try {
      return stored.get(
          Deadline.in(config.questionTimeout()).remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ApiException refusal) {
        throw refusal;
      }
      Log.warnf("question not recorded cause=%s", BlockingCalls.causeName(e));
      return asked;
    } catch (TimeoutException _) {
      Log.warn("question not recorded cause=timeout");
      return asked;
    }
  }

  /**
   * Records an answer, unless the conversation was deleted meanwhile. Waits a short time for the
   * record, so that a client that reads the conversation next finds the answer; a slower record is
   * still made.
   */
  public void recordAnswer(
      ConversationId id, ChatUser user, String text, String source, boolean complete)
      throws InterruptedException {
    if (user.isGuest() || text.isEmpty()) {
      return;
    }
    UUID owner = user.userId().orElseThrow();
    var message = new Message(Role.ASSISTANT, text);
    var stored =
        calls.submit(() ->
            transactions.call(() -> {
              conversations
                  .reservePositions(id, owner, 1)
                  .ifPresent(position ->
                      conversations.addMessage(id, position, message, source, complete));
              return true;
            }));
    if (BlockingCalls.await(stored, Deadline.in(config.answerTimeout())).isEmpty()) {
      Log.warn("answer sent before it was recorded");
    }
  }

  private Conversation add(Conversation asked, UUID owner) {
    ConversationId id = asked.id();
    boolean created = conversations.create(id, owner, title(asked.question()));
    List<Message> added = created ? asked.messages() : List.of(asked.messages().getLast());
    int position =
        conversations
            .reservePositions(id, owner, added.size())
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (position + added.size() >= config.messages()) {
      throw new ApiException(ChatError.CONVERSATION_FULL);
    }
    for (Message message : added) {
      boolean answered = message.role() == Role.ASSISTANT;
      conversations.addMessage(id, position++, message, answered ? "MODEL" : null, true);
    }
    if (created) {
      conversations.deleteExcess(owner, config.conversations());
      return asked;
    }
    List<Message> newest = conversations.findNewestMessages(id, config.context());
    return new Conversation(id, newest);
  }

  private static String title(String question) {
    String line = question.strip().replaceAll("\\s+", " ").replace("\0", "");
    return line.codePointCount(0, line.length()) <= MAX_TITLE_LENGTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE_LENGTH)) + "…";
  }
}
