package com.cruisemall.chat.fallback;

import com.cruisemall.chat.conversation.Source;
import java.util.List;

/** An answer without the model, and where its facts come from. */
public record FallbackAnswer(String text, List<Source> sources) {
  public FallbackAnswer {
    sources = List.copyOf(sources);
  }
}
