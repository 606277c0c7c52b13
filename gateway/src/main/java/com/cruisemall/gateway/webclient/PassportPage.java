package com.cruisemall.gateway.webclient;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** {@code /passport/{token}}: where a traveller sends a passport; the same page for every link. */
@Singleton
class PassportPage {
  void register(@Observes Router router) {
    router
        .getWithRegex("/passport/[A-Za-z0-9_-]{43}")
        .handler(context -> context.reroute("/passport/page.html"));
  }
}
