package com.cruisemall.chat.reply;

import com.cruisemall.chat.asker.Asker;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.history.History;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.chat.privacy.PersonalData;
import com.cruisemall.chat.prompt.Picture;
import com.cruisemall.chat.quota.Allowance;
import com.cruisemall.chat.quota.Quotas;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What comes before every answer and after it: quotas, masking, the record. */
@Singleton
public class Inquiries {
  private final Quotas quotas;
  private final History history;
  private final ReplyConfig config;

  Inquiries(Quotas quotas, History history, ReplyConfig config) {
    this.quotas = quotas;
    this.history = history;
    this.config = config;
  }

  /** Takes a question, or refuses it before anything of an answer was told. */
  public Inquiry open(Conversation asked, Asker asker, Optional<Picture> picture)
      throws InterruptedException {
    Allowance allowance = quotas.admit(asker);
    Conversation conversation = history.ask(masked(asked), asker);
    return new Inquiry(conversation.within(config.contextTokens()), asker, picture, allowance);
  }

  /**
   * Records an answer and what it cost.
   *
   * @param complete whether it was told to its end
   */
  public void close(
      Inquiry inquiry, String text, ReplySource source, TokenUsage usage, boolean complete)
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
