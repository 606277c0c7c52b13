package com.cruisemall.chat.llm;

import com.cruisemall.kit.deadline.Deadline;

/** A language model of whatever maker. */
public interface LanguageModel {
  /** Under which it is counted. */
  String name();

  /**
   * Asks once and waits for the first piece of the answer. The calling virtual thread is blocked
   * meanwhile; interrupting it ends the call at the model's side too.
   */
  Generation ask(Prompt prompt, Deadline deadline) throws ModelException, InterruptedException;
}
