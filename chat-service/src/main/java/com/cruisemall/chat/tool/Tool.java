package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import com.cruisemall.kit.deadline.Deadline;

/**
 * A tool of the model. Neither the arguments nor the decision to call it are trusted: it acts with
 * the rights of the user and no others.
 */
interface Tool {
  ToolDeclaration declaration();

  /** Returns false for users who cannot use the tool. */
  default boolean isFor(ChatUser user) {
    return true;
  }

  ToolOutput call(ToolArguments arguments, ChatUser user, Deadline deadline)
      throws UpstreamUnavailableException, InterruptedException;
}
