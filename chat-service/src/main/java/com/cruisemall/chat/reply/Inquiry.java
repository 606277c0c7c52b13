package com.cruisemall.chat.reply;

import com.cruisemall.chat.asker.Asker;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.prompt.Picture;
import com.cruisemall.chat.prompt.Turn;
import com.cruisemall.chat.quota.Allowance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question that was taken, with all that answering it needs. */
public record Inquiry(
    Conversation conversation, Asker asker, Optional<Picture> picture, Allowance allowance) {

  /** What was said, with the picture at the question. */
  List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    conversation.messages().forEach(message -> turns.add(new Turn.Said(message)));
    picture.ifPresent(shown -> {
      turns.removeLast();
      turns.add(new Turn.Shown(conversation.messages().getLast(), shown));
    });
    return turns;
  }
}
