package com.cruisemall.chat.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long a person waits, and how much of a conversation the model reads. */
@ConfigMapping(prefix = "cruisemall.chat")
public interface ChatConfig {
  /** The whole answer: attempts, waits and the fallback included. */
  @WithDefault("30s")
  Duration deadline();

  /** The end of it that is kept for telling the person how it ended. */
  @WithDefault("2s")
  Duration farewell();

  /** What is kept before that for the fallback, should the model not begin. */
  @WithDefault("3s")
  Duration fallbackReserve();

  /** How often a silent stream says that it is alive. */
  @WithDefault("10s")
  Duration heartbeat();

  /** How long running answers go on when the service is told to stop; less than the time it has. */
  @WithDefault("12s")
  Duration drain();

  /** The tokens of a conversation that the model reads: the newest messages that fit. */
  @Min(100)
  @WithDefault("8000")
  long contextTokens();
}
