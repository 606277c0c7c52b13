package com.cruisemall.gateway.upstream;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.time.Duration;

/** One address of a service. */
public final class Instance {
  /** Longer than a service drains; about as long as one takes to be back. */
  private static final Duration PASSED_OVER = Duration.ofSeconds(10);

  private final Connections connections;
  private final String host;
  private final SocketAddress server;
  private final int port;
  private final boolean tls;
  private final CircuitBreaker breaker;
  private volatile long passedOverUntil = System.nanoTime();

  /**
   * One.
   *
   * @param address where to go, by name or number; what is asked for is always the service
   */
  Instance(Connections connections, URI url, String address, CircuitBreaker breaker) {
    this.connections = connections;
    this.host = url.getHost();
    this.tls = "https".equals(url.getScheme());
    this.port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
    this.server = SocketAddress.inetSocketAddress(port, address);
    this.breaker = breaker;
  }

  /** A request over a connection that exists; fails before a byte was sent, or not at all. */
  public Future<HttpClientRequest> connect(Duration patience) {
    return connections
        .here()
        .request(
            new RequestOptions()
                .setServer(server)
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

  /** Heeds what an answer says of its connection: an instance that closes it is about to leave. */
  public void heed(MultiMap headers) {
    if ("close".equalsIgnoreCase(headers.get(HttpHeaders.CONNECTION))) {
      passOver();
    }
  }

  /** Others are asked rather than this one, for a while. */
  void passOver() {
    passedOverUntil = System.nanoTime() + PASSED_OVER.toNanos();
  }

  boolean isPassedOver() {
    return System.nanoTime() - passedOverUntil < 0;
  }
}
