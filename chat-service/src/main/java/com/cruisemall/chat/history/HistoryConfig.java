package com.cruisemall.chat.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Size and retention of stored conversations. */
@ConfigMapping(prefix = "cruisemall.history")
public interface HistoryConfig {
  /** Maximum conversations of one person; a new one replaces the least recently active. */
  @Min(1)
  @WithDefault("100")
  int conversations();

  /** Maximum messages of one conversation. */
  @Min(2)
  @WithDefault("1000")
  int messages();

  /** Number of newest messages read as context of an answer. */
  @Min(1)
  @WithDefault("50")
  int context();

  /** Time without activity after which a conversation is deleted. */
  @WithDefault("180d")
  Duration retention();

  /** Timeout of recording a question; after it the question is answered without a record. */
  @WithDefault("3s")
  Duration questionTimeout();

  /** Time the end of an answer waits for its record. */
  @WithDefault("500ms")
  Duration answerTimeout();
}
