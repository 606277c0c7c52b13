package com.cruisemall.kit.transactions;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import jakarta.inject.Singleton;

/** Repository of pooled connections. */
@Singleton
class ConnectionRepository {
  private final AgroalDataSource pool;

  ConnectionRepository(AgroalDataSource pool) {
    this.pool = pool;
  }

  /** Closes each connection once it is idle, so that new ones are opened. */
  void replaceAll() {
    pool.flush(FlushMode.GRACEFUL);
  }
}
