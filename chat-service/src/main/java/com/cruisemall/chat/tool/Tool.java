package com.cruisemall.chat.tool;

import com.cruisemall.chat.asker.Asker;
import com.cruisemall.chat.prompt.ToolDeclaration;
import com.cruisemall.chat.upstream.AwayException;
import com.cruisemall.kit.deadline.Deadline;

/**
 * One thing that can be looked up. A tool trusts neither its arguments nor that the model calls it
 * for somebody who may: it acts with the asker's own rights and no others.
 */
interface Tool {
  ToolDeclaration declaration();

  /** Whether it is of any use to this person. */
  default boolean isFor(Asker asker) {
    return true;
  }

  Findings use(Arguments arguments, Asker asker, Deadline deadline)
      throws AwayException, InterruptedException;
}
