package com.cruisemall.kit.stats;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Quarkus settings that identify an instance and size its connection pool. */
@ConfigMapping(prefix = "quarkus")
public interface InstanceConfig {
  /** Id of the process, generated at each start. */
  Optional<String> uuid();

  Datasource datasource();

  /** Settings of the default datasource. */
  interface Datasource {
    Jdbc jdbc();
  }

  /** Settings of the connection pool. */
  interface Jdbc {
    /** Maximum number of connections; absent without a database. */
    Optional<Integer> maxSize();
  }
}
