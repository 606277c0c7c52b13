package com.cruisemall.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The services behind the gateway, by name. */
@ConfigMapping(prefix = "cruisemall.upstream")
public interface UpstreamConfig {
  @WithParentName
  Map<String, Upstream> upstreams();

  /** One service. */
  interface Upstream {
    /** Its base address. */
    URI url();

    /** Connections to it from one gateway. */
    @WithDefault("512")
    int connections();

    /** Requests that may wait for a connection; more are refused with 503. */
    @WithDefault("512")
    int waiting();

    /** The longest wait for a connection to be made. */
    @WithDefault("2s")
    Duration connectPatience();
  }
}
