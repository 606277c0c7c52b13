package com.cruisemall.auth.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of dormant accounts. */
@ConfigMapping(prefix = "cruisemall.account")
public interface AccountConfig {
  /** Time after the last login at which an account becomes dormant. */
  @WithDefault("365d")
  Duration dormantAfter();
}
