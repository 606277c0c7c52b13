package com.cruisemall.chat.reply;

import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.llm.Generation;

/** The beginning of an answer: there always is one. */
public sealed interface Reply {
  /** The model is answering; whoever takes the words closes it. */
  record FromModel(Generation generation) implements Reply {}

  record FromFallback(String text, FallbackReason reason) implements Reply {}
}
