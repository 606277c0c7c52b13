package com.cruisemall.chat.llm;

/** A language model of whatever maker. */
public interface LanguageModel {
  /**
   * Asks once and waits for the first words. The calling virtual thread is blocked meanwhile;
   * interrupting it ends the call at the model's side too.
   */
  Generation ask(Prompt prompt, Deadline deadline) throws ModelException, InterruptedException;
}
