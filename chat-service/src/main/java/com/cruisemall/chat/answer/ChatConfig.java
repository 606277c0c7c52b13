package com.cruisemall.chat.answer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Deadlines of an answer and limits of a request. */
@ConfigMapping(prefix = "cruisemall.chat")
public interface ChatConfig {
  /** Deadline of the whole answer, including retries, queueing and the fallback. */
  @WithDefault("30s")
  Duration deadline();

  /** Time at the end of the deadline reserved for sending the end of the answer. */
  @WithDefault("2s")
  Duration closingReserve();

  /** Time before the closing reserve kept for the fallback if the model does not start. */
  @WithDefault("3s")
  Duration fallbackReserve();

  /** Interval of heartbeat comments in a stream. */
  @WithDefault("10s")
  Duration heartbeat();

  /** Time running answers may take during shutdown; shorter than the shutdown timeout. */
  @WithDefault("12s")
  Duration shutdownGrace();

  /** Maximum tokens of a conversation in the prompt; the newest messages are kept. */
  @Min(100)
  @WithDefault("8000")
  long contextTokens();

  /** Maximum size of a request body without an image. */
  @WithDefault("1280K")
  MemorySize maxBodySize();
}
