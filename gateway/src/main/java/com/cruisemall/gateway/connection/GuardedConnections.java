package com.cruisemall.gateway.connection;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/** Installs {@link GuardedTransport}. Vert.x loads it as a service before any server starts. */
public final class GuardedConnections implements VertxServiceProvider {
  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(new GuardedTransport(builder.findTransport()));
  }
}
