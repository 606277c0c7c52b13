package com.cruisemall.chat.llm;

import java.util.List;

/** The configured language models. */
public interface LanguageModels {
  /** Returns the models; later ones are used while earlier ones are overloaded. */
  List<LanguageModel> byPreference();
}
