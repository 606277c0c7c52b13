package com.cruisemall.chat.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a person waits. */
@ConfigMapping(prefix = "cruisemall.chat")
public interface ReplyConfig {
  /** The whole answer: attempts, waits and the fallback included. */
  @WithDefault("30s")
  Duration deadline();

  /** The end of it that is kept for telling the person how it ended. */
  @WithDefault("1s")
  Duration farewell();

  /** How often a silent stream says that it is alive. */
  @WithDefault("10s")
  Duration heartbeat();
}
