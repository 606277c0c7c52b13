package com.cruisemall.chat.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much is kept of conversations, and how long. */
@ConfigMapping(prefix = "cruisemall.history")
public interface HistoryConfig {
  /** Conversations of one person; a new one replaces the one that rested longest. */
  @Min(1)
  @WithDefault("100")
  int conversations();

  /** Messages in one conversation. */
  @Min(2)
  @WithDefault("1000")
  int messages();

  /** The newest messages that an answer may build upon. */
  @Min(1)
  @WithDefault("50")
  int context();

  /** Conversations that rested longer are deleted. */
  @WithDefault("180d")
  Duration retention();

  /** The longest wait for the database before an answer is given without it. */
  @WithDefault("3s")
  Duration patience();

  /** The longest wait for an answer to be recorded before it counts as told. */
  @WithDefault("500ms")
  Duration answerPatience();
}
