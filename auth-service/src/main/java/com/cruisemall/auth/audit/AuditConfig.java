package com.cruisemall.auth.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How failures reach the audit trail. */
@ConfigMapping(prefix = "cruisemall.audit")
public interface AuditConfig {
  /** Failures that may wait to be written; more are counted only. */
  @WithDefault("10000")
  int queue();

  /** Failures written in one transaction. */
  @WithDefault("100")
  int batch();

  /** The pause between two attempts while the database is away. */
  @WithDefault("2s")
  Duration retryPause();
}
