package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.llm.Picture;
import com.cruisemall.chat.llm.PromptContent;
import com.cruisemall.chat.quota.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question that was taken, with all that answering it needs. */
public record ChatTurn(
    Conversation conversation, ChatUser asker, Optional<Picture> picture, Allowance allowance) {

  /** What was said, with the picture at the question. */
  List<PromptContent> turns() {
    List<PromptContent> turns = new ArrayList<>();
    conversation.messages().forEach(message -> turns.add(new PromptContent.Said(message)));
    picture.ifPresent(shown -> {
      turns.removeLast();
      turns.add(new PromptContent.Shown(conversation.messages().getLast(), shown));
    });
    return turns;
  }
}
