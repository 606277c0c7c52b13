package com.cruisemall.gateway.upstream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All services behind the gateway. */
@Singleton
public class Upstreams {
  private static final String BREAKER = "cruisemall.upstream.breaker";

  private final Map<String, Upstream> upstreams;

  Upstreams(Vertx vertx, UpstreamConfig config, MeterRegistry metrics) {
    this.upstreams =
        config.upstreams().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry -> upstream(vertx, entry.getKey(), entry.getValue(), metrics)));
  }

  /** The service of that name, if one is configured. */
  public Optional<Upstream> find(String name) {
    return Optional.ofNullable(upstreams.get(name));
  }

  /** Their names, in order. */
  public List<String> names() {
    return upstreams.keySet().stream().sorted().toList();
  }

  private static Upstream upstream(
      Vertx vertx, String name, UpstreamConfig.Upstream config, MeterRegistry metrics) {
    Connections connections = new Connections(vertx, config);
    URI url = config.url();
    Upstream upstream =
        new Upstream(
            config.instances().orElse(List.of(url)).stream()
                .map(one ->
                    new Instance(
                        connections,
                        one,
                        one.getHost(),
                        breaker(vertx, name, one, config, metrics)))
                .toList());
    config
        .lookUpEvery()
        .ifPresent(every ->
            new InstancesByName(
                    vertx,
                    url.getHost(),
                    address ->
                        new Instance(
                            connections,
                            url,
                            address,
                            breaker(vertx, name, at(url, address), config, metrics)),
                    address ->
                        metrics
                            .find(BREAKER)
                            .tags("service", name, "instance", at(url, address).getAuthority())
                            .meters()
                            .forEach(metrics::remove),
                    upstream)
                .lookUp(every));
    return upstream;
  }

  private static URI at(URI url, String address) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return URI.create(url.getScheme() + "://" + address + port);
  }

  private static CircuitBreaker breaker(
      Vertx vertx, String name, URI url, UpstreamConfig.Upstream config, MeterRegistry metrics) {
    CircuitBreaker breaker =
        CircuitBreaker.create(
                name + " at " + url.getAuthority(),
                vertx,
                new CircuitBreakerOptions()
                    // Requests have deadlines of their own.
                    .setTimeout(-1)
                    .setMaxFailures(config.breakerFailures())
                    .setFailuresRollingWindow(config.breakerWindow().toMillis())
                    .setResetTimeout(config.breakerPause().toMillis()))
            .openHandler(_ -> Log.warnf("circuit breaker opened service=%s url=%s", name, url))
            .closeHandler(_ -> Log.infof("circuit breaker closed service=%s url=%s", name, url));
    Gauge.builder(BREAKER, breaker, Upstreams::level)
        .description("0 closed, 1 half open, 2 open")
        .tags("service", name, "instance", url.getAuthority())
        .register(metrics);
    return breaker;
  }

  private static double level(CircuitBreaker breaker) {
    return switch (breaker.state()) {
      case CLOSED -> 0;
      case HALF_OPEN -> 1;
      case OPEN -> 2;
    };
  }
}
