package com.cruisemall.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Security headers of every response (OWASP ASVS 5, 3.4). */
@Singleton
class SecurityHeaders {
  private static final int AFTER_REQUEST_ID = 9_500;

  /** Browser features that no page uses. */
  private static final String PERMISSIONS =
      "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), usb=()";

  private final boolean https;
  private final String contentPolicy;

  SecurityHeaders(
      @ConfigProperty(name = "cruisemall.session.secure-cookie") boolean https, EdgeConfig config) {
    this.https = https;
    this.contentPolicy = contentPolicy(config.imageOrigins().orElse(List.of()));
  }

  static String contentPolicy(List<String> imageOrigins) {
    String pictures =
        String.join(" ", Stream.concat(Stream.of("data:"), imageOrigins.stream()).toList());
    return "default-src 'self'; img-src 'self' %s; object-src 'none'; base-uri 'none';"
            .formatted(pictures)
        + " form-action 'self'; frame-ancestors 'none'";
  }

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          MultiMap headers = context.response().headers();
          headers
              .set("X-Content-Type-Options", "nosniff")
              .set("Referrer-Policy", "strict-origin-when-cross-origin")
              .set("Permissions-Policy", PERMISSIONS)
              .set("Cross-Origin-Opener-Policy", "same-origin")
              .set("Cross-Origin-Resource-Policy", "same-origin")
              .set("Content-Security-Policy", contentPolicy);
          if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
          }
          context.next();
        },
        AFTER_REQUEST_ID);
  }
}
