package com.cruisemall.upload.staging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How bytes go to the database and come back. */
@ConfigMapping(prefix = "cruisemall.staging")
public interface StagingConfig {
  /** Transactions of uploads at a time: fewer than the pool has connections, so some stay free. */
  @WithDefault("10")
  @Min(1)
  int turns();
}
