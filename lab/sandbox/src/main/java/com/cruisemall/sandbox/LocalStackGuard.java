package com.cruisemall.sandbox;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Stops the startup outside of the local stack, so that the sandbox is never used as a partner. */
@Singleton
class LocalStackGuard {
  private final boolean local;
  private final String host;

  LocalStackGuard(SandboxConfig config, VertxHttpConfig http) {
    this.local = config.local();
    this.host = http.host();
  }

  void start(@Observes StartupEvent event) throws UnknownHostException {
    if (!local) {
      throw new IllegalStateException(
          "the sandbox simulates partners and runs in the local stack only: set SANDBOX_LOCAL=true"
              + " there");
    }
    if (!InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IllegalStateException("the sandbox listens on loopback only, not on " + host);
    }
  }
}
