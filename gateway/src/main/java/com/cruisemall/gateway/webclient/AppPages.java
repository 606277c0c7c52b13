package com.cruisemall.gateway.webclient;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * The paths of pages: one document for all of them, which shows the page that its path names. The
 * list is that of {@code src/main/web/app/app.tsx}; any other path stays 404.
 */
@Singleton
class AppPages {
  private static final String DOCUMENT = "/";

  /** Names what a page says beside what all pages say. */
  private static final String HEADERS = AppPages.class.getName();

  private static final String ID = "[A-Za-z0-9_-]{1,64}";
  private static final List<String> PAGES =
      List.of(
          "/products(?:/" + ID + ")?",
          "/login",
          "/signup",
          "/my(?:/(?:profile|orders|devices)(?:/" + ID + ")?)?",
          "/checkout",
          "/concierge",
          "/staff/?(?:[a-z-]+(?:/" + ID + ")?)?");
  private static final String PASSPORT = "/passport/[A-Za-z0-9_-]{43}";
  private static final String PAYMENT = "/checkout/" + ID + "(?:/(?:success|fail))?";

  private final WebClientConfig config;

  AppPages(WebClientConfig config) {
    this.config = config;
  }

  void register(@Observes Router router) {
    page(router, DOCUMENT, AppPages::document);
    PAGES.forEach(path -> page(router, path, context -> context.reroute(DOCUMENT)));
    page(router, PASSPORT, AppPages::passport);
    page(router, PAYMENT, this::payment);
  }

  private static void page(Router router, String path, Handler<RoutingContext> handler) {
    router.routeWithRegex(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }

  /** What it names is kept for ever; it is asked for anew each time. */
  private static void document(RoutingContext context) {
    Map<String, String> headers = context.get(HEADERS, Map.of());
    context.addHeadersEndHandler(_ -> {
      context.response().headers().set(HttpHeaders.CACHE_CONTROL, "no-cache");
      headers.forEach(context.response().headers()::set);
    });
    context.next();
  }

  /** The path is a secret: no other site is told it. */
  private static void passport(RoutingContext context) {
    context.put(HEADERS, Map.of("Referrer-Policy", "no-referrer", "X-Robots-Tag", "noindex"));
    context.reroute(DOCUMENT);
  }

  /** The one page that runs a script that is not ours: the PSP's. */
  private void payment(RoutingContext context) {
    String psp = String.join(" ", config.pspOrigins());
    context.put(
        HEADERS,
        Map.of(
            "Content-Security-Policy",
            ("default-src 'self'; script-src 'self' %s; connect-src 'self' %s; frame-src %s;"
                    + " img-src 'self' %s; object-src 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'")
                .formatted(psp, psp, psp, psp)));
    context.reroute(DOCUMENT);
  }
}
