package com.cruisemall.chat.llm;

import com.cruisemall.kit.deadline.Deadline;

/** A language model of any provider. */
public interface LanguageModel {
  /** Returns the name used in metrics. */
  String name();

  /**
   * Calls the model once and waits for the first part of the response. Interrupting the calling
   * thread aborts the call at the provider too.
   */
  Generation generate(Prompt prompt, Deadline deadline) throws ModelException, InterruptedException;
}
