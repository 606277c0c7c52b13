package com.cruisemall.auth.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What becomes of accounts that nobody uses. */
@ConfigMapping(prefix = "cruisemall.account")
public interface AccountConfig {
  /** How long after its last login an account counts as hibernating. */
  @WithDefault("365d")
  Duration hibernatesAfter();
}
