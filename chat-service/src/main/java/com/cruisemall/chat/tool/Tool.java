package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import com.cruisemall.kit.deadline.Deadline;

/**
 * One thing that can be looked up. A tool trusts neither its arguments nor that the model calls it
 * for somebody who may: it acts with the asker's own rights and no others.
 */
interface Tool {
  ToolDeclaration declaration();

  /** Whether it is of any use to this person. */
  default boolean isFor(ChatUser asker) {
    return true;
  }

  ToolOutput use(ToolArguments arguments, ChatUser asker, Deadline deadline)
      throws UpstreamUnavailableException, InterruptedException;
}
