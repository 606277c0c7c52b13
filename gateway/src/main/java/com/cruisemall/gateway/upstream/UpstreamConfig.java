package com.cruisemall.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services behind the gateway, by name. */
@ConfigMapping(prefix = "cruisemall.upstream")
public interface UpstreamConfig {
  @WithParentName
  Map<String, Upstream> upstreams();

  /** One service. */
  interface Upstream {
    /** Its base address. */
    URI url();

    /** Its instances, where no balancer stands before them; {@link #url()} alone by default. */
    Optional<List<URI>> instances();

    /**
     * How often the name in {@link #url()} is looked up for the addresses behind it, each of which
     * is an instance then, as with a headless service of Kubernetes; never by default.
     */
    Optional<Duration> lookUpEvery();

    /**
     * Connections from one event loop of one gateway, which has a loop per core and at least two.
     */
    @WithDefault("256")
    int connections();

    /** Requests of one event loop that may wait for a connection; more are refused with 503. */
    @WithDefault("256")
    int waiting();

    /** The longest wait for a connection to be made. */
    @WithDefault("2s")
    Duration connectPatience();

    /** Failures of an instance within {@link #breakerWindow()} that open its circuit breaker. */
    @WithDefault("50")
    int breakerFailures();

    @WithDefault("10s")
    Duration breakerWindow();

    /** How long an open breaker keeps requests away before one may try. */
    @WithDefault("2s")
    Duration breakerPause();
  }
}
