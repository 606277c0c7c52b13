package com.cruisemall.gateway.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What stands before the gateway, and how much it lets in. */
@ConfigMapping(prefix = "cruisemall.gateway")
public interface EdgeConfig {
  /** Networks (CIDR) of the proxies whose {@code X-Forwarded-For} is believed; none by default. */
  Optional<List<String>> trustedProxies();

  /**
   * Other hosts that pictures may come from, as {@code https://pictures.example}; none by default.
   */
  Optional<List<String>> imageOrigins();

  /** Requests under way at once; more are refused with 503. */
  @WithDefault("4000")
  int requestsInFlight();
}
