package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.chat.llm.PromptImage;
import com.cruisemall.chat.quota.Quotas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An admitted question with everything that is needed to answer it. */
record ChatTurn(
    Conversation conversation,
    ChatUser user,
    Optional<PromptImage> image,
    Quotas.Allowance allowance) {

  /** Returns the messages for the prompt; the image belongs to the question. */
  List<Prompt.Content> promptContents() {
    List<Prompt.Content> contents = new ArrayList<>();
    conversation.messages().forEach(message -> contents.add(new Prompt.Text(message)));
    image.ifPresent(shown -> {
      contents.removeLast();
      contents.add(new Prompt.Image(conversation.messages().getLast(), shown));
    });
    return contents;
  }
}
