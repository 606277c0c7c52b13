package com.cruisemall.auth.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the asynchronous part of the audit trail. */
@ConfigMapping(prefix = "cruisemall.audit")
public interface AuditConfig {
  /** Events that may wait to be written; further ones are only counted. */
  @WithDefault("10000")
  int queue();

  /** Events written in one transaction. */
  @WithDefault("100")
  int batch();

  /** Delay between two attempts while the database is unavailable. */
  @WithDefault("2s")
  Duration retryDelay();
}
