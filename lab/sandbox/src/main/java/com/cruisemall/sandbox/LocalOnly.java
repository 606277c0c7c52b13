package com.cruisemall.sandbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start anywhere but in the local stack: nobody may take it for a partner. */
@Singleton
class LocalOnly {
  private final boolean local;
  private final String host;

  LocalOnly(
      @ConfigProperty(name = "sandbox.local", defaultValue = "false") boolean local,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this.local = local;
    this.host = host;
  }

  void start(@Observes StartupEvent event) throws UnknownHostException {
    if (!local) {
      throw new IllegalStateException(
          "the sandbox stands in for partners and runs in the local stack only: set SANDBOX_LOCAL=true there");
    }
    if (!InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IllegalStateException("the sandbox listens on loopback only, not on " + host);
    }
  }
}
