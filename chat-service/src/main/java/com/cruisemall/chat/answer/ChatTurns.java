package com.cruisemall.chat.answer;

import com.cruisemall.chat.answer.ChatAnswer.ReplySource;
import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.PersonalData;
import com.cruisemall.chat.history.ConversationHistory;
import com.cruisemall.chat.llm.PromptImage;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.chat.quota.Quotas;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Opens and closes turns: checks quotas, masks personal data, records messages. */
@Singleton
class ChatTurns {
  private final Quotas quotas;
  private final ConversationHistory history;
  private final ChatConfig config;

  ChatTurns(Quotas quotas, ConversationHistory history, ChatConfig config) {
    this.quotas = quotas;
    this.history = history;
    this.config = config;
  }

  /** Admits a question, or throws before any part of an answer is sent. */
  ChatTurn open(Conversation asked, ChatUser user, Optional<PromptImage> image)
      throws InterruptedException {
    Quotas.Allowance allowance = quotas.admit(user);
    Conversation conversation = history.recordQuestion(masked(asked), user);
    return new ChatTurn(conversation.within(config.contextTokens()), user, image, allowance);
  }

  /**
   * Records an answer and its token usage.
   *
   * @param complete false if the answer was aborted
   */
  void close(ChatTurn turn, String text, ReplySource source, TokenUsage usage, boolean complete)
      throws InterruptedException {
    quotas.recordUsage(turn.user(), usage);
    history.recordAnswer(turn.conversation().id(), turn.user(), text, source.name(), complete);
  }

  private static Conversation masked(Conversation asked) {
    return new Conversation(
        asked.id(),
        asked.messages().stream()
            .map(message -> new Message(message.role(), PersonalData.masked(message.content())))
            .toList());
  }
}
