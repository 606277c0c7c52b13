package com.cruisemall.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The services that may ask for a token, with their secrets. */
@ConfigMapping(prefix = "cruisemall.clients")
public interface ClientConfig {
  /** By the service's name. */
  @WithParentName
  Map<String, Client> clients();

  /** One service. */
  interface Client {
    /** At least 32 random characters; only the service and auth-service know it. */
    String secret();
  }
}
