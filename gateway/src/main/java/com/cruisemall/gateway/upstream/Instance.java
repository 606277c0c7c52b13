package com.cruisemall.gateway.upstream;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;

/** One address of a service. */
public final class Instance {
  private final Connections connections;
  private final String host;
  private final int port;
  private final boolean tls;
  private final CircuitBreaker breaker;

  Instance(Connections connections, URI url, CircuitBreaker breaker) {
    this.connections = connections;
    this.host = url.getHost();
    this.tls = "https".equals(url.getScheme());
    this.port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    this.breaker = breaker;
  }

  /** A request over a connection that exists; fails before a byte was sent, or not at all. */
  public Future<HttpClientRequest> connect(Duration patience) {
    return connections
        .here()
        .request(
            new RequestOptions()
                .setHost(host)
                .setPort(port)
                .setSsl(tls)
                .setIdleTimeout(patience.toMillis()));
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  boolean isOpen() {
    return breaker.state() == CircuitBreakerState.OPEN;
  }
}
