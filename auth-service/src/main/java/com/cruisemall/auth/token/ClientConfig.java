package com.cruisemall.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Configuration of the services that may request tokens. */
@ConfigMapping(prefix = "cruisemall.clients")
public interface ClientConfig {
  /** Clients by service name. */
  @WithParentName
  Map<String, Client> clients();

  /** One client. */
  interface Client {
    /** At least 32 random characters, known to the service and auth-service only. */
    String secret();
  }
}
