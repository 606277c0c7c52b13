package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.fallback.FallbackReason;
import java.util.List;

/** The beginning of an answer: there always is one. */
public sealed interface SelectedAnswer {
  /** The model is answering; whoever takes the words closes it. */
  record FromModel(ModelAnswer answer) implements SelectedAnswer {}

  record FromFallback(String text, List<Source> sources, FallbackReason reason) implements SelectedAnswer {}
}
