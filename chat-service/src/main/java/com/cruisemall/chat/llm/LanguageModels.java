package com.cruisemall.chat.llm;

import java.util.List;

/** The models there are. */
public interface LanguageModels {
  /** The preferred one first; the others stand in while it is overloaded. */
  List<LanguageModel> inOrder();
}
