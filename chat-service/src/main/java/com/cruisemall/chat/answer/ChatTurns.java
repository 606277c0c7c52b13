package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.history.ConversationHistory;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.chat.conversation.PersonalData;
import com.cruisemall.chat.llm.Picture;
import com.cruisemall.chat.quota.Allowance;
import com.cruisemall.chat.quota.Quotas;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What comes before every answer and after it: quotas, masking, the record. */
@Singleton
public class ChatTurns {
  private final Quotas quotas;
  private final ConversationHistory history;
  private final ChatConfig config;

  ChatTurns(Quotas quotas, ConversationHistory history, ChatConfig config) {
    this.quotas = quotas;
    this.history = history;
    this.config = config;
  }

  /** Takes a question, or refuses it before anything of an answer was told. */
  public ChatTurn open(Conversation asked, ChatUser asker, Optional<Picture> picture)
      throws InterruptedException {
    Allowance allowance = quotas.admit(asker);
    Conversation conversation = history.ask(masked(asked), asker);
    return new ChatTurn(conversation.within(config.contextTokens()), asker, picture, allowance);
  }

  /**
   * Records an answer and what it cost.
   *
   * @param complete whether it was told to its end
   */
  public void close(
      ChatTurn inquiry, String text, ReplySource source, TokenUsage usage, boolean complete)
      throws InterruptedException {
    quotas.spent(inquiry.asker(), usage);
    history.answer(inquiry.conversation().id(), inquiry.asker(), text, source.name(), complete);
  }

  private static Conversation masked(Conversation asked) {
    return new Conversation(
        asked.id(),
        asked.messages().stream()
            .map(said -> new Message(said.role(), PersonalData.masked(said.content())))
            .toList());
  }
}
