package com.cruisemall.chat.fallback;

import com.cruisemall.chat.conversation.Source;
import java.util.List;

/** An answer without the model, with its sources. */
public record FallbackAnswer(String text, List<Source> sources) {
  public FallbackAnswer {
    sources = List.copyOf(sources);
  }
}
